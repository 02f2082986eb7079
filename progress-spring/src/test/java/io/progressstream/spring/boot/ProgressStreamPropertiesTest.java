package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.DisconnectPolicy;
import io.progressstream.operation.EngineLimits;
import io.progressstream.store.StoreLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProgressStreamPropertiesTest {
    @Test
    void withoutAnySettingTheLimitsAreTheStandardOnes() {
        assertThat(bind(Map.of()).limits()).isEqualTo(EngineLimits.standard());
        assertThat(bind(Map.of()).storeLimits()).isEqualTo(StoreLimits.standard());
    }

    @Test
    void eachLimitHasItsProperty() {
        ProgressStreamProperties properties = bind(Map.ofEntries(
                Map.entry("progress-stream.max-running", "1"),
                Map.entry("progress-stream.max-followers", "2"),
                Map.entry("progress-stream.kept-records", "9"),
                Map.entry("progress-stream.kept-bytes", "512KB"),
                Map.entry("progress-stream.tasks-shown", "4"),
                Map.entry("progress-stream.max-bytes", "5MB"),
                Map.entry("progress-stream.max-ended", "13"),
                Map.entry("progress-stream.max-running-per-owner", "14"),
                Map.entry("progress-stream.max-ended-per-owner", "15"),
                Map.entry("progress-stream.max-keys", "16"),
                Map.entry("progress-stream.key-retention", "17h"),
                Map.entry("progress-stream.stuck-after", "12m"),
                Map.entry("progress-stream.retention", "6m"),
                Map.entry("progress-stream.sampling", "70ms"),
                Map.entry("progress-stream.beat", "8s"),
                Map.entry("progress-stream.stall", "9s"),
                Map.entry("progress-stream.announce-after", "10ms"),
                Map.entry("progress-stream.on-disconnect", "grace"),
                Map.entry("progress-stream.disconnect-grace", "11s")));

        assertThat(properties.limits())
                .isEqualTo(new EngineLimits(
                        1,
                        2,
                        4,
                        Duration.ofMillis(70),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        Duration.ofMillis(10),
                        DisconnectPolicy.GRACE,
                        Duration.ofSeconds(11),
                        Optional.of(Duration.ofMinutes(12))));
        assertThat(properties.storeLimits())
                .isEqualTo(new StoreLimits(
                        9, 512 * 1024, 5 * 1024 * 1024, 13, 14, 15, Duration.ofMinutes(6), 16, Duration.ofHours(17)));
    }

    @Test
    void theSecretIsInNoText() {
        String secret = "only for the cookie of the owner, always";
        assertThat(bind(Map.of("progress-stream.owner-secret", secret)).toString())
                .doesNotContain(secret)
                .contains("/progress");
    }

    private static ProgressStreamProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("progress-stream", ProgressStreamProperties.class);
    }
}
