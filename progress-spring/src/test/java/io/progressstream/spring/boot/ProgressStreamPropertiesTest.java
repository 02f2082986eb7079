package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.operation.EngineLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProgressStreamPropertiesTest {
    @Test
    void withoutAnySettingTheLimitsAreTheStandardOnes() {
        assertThat(bind(Map.of()).limits()).isEqualTo(EngineLimits.standard());
    }

    @Test
    void eachLimitHasItsProperty() {
        ProgressStreamProperties properties = bind(Map.ofEntries(
                Map.entry("progress-stream.max-running", "1"),
                Map.entry("progress-stream.max-followers", "2"),
                Map.entry("progress-stream.kept-records", "9"),
                Map.entry("progress-stream.kept-bytes", "512KB"),
                Map.entry("progress-stream.tasks-shown", "4"),
                Map.entry("progress-stream.ended-bytes", "5MB"),
                Map.entry("progress-stream.retention", "6m"),
                Map.entry("progress-stream.sampling", "70ms"),
                Map.entry("progress-stream.beat", "8s"),
                Map.entry("progress-stream.stall", "9s"),
                Map.entry("progress-stream.announce-after", "10ms"),
                Map.entry("progress-stream.disconnect-grace", "11s")));

        assertThat(properties.limits())
                .isEqualTo(new EngineLimits(
                        1,
                        2,
                        9,
                        512 * 1024,
                        4,
                        5 * 1024 * 1024,
                        Duration.ofMinutes(6),
                        Duration.ofMillis(70),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        Duration.ofMillis(10),
                        Duration.ofSeconds(11)));
    }

    private static ProgressStreamProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("progress-stream", ProgressStreamProperties.class);
    }
}
