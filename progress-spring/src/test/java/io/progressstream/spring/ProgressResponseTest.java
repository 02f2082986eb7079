package io.progressstream.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.progressstream.DisconnectPolicy;
import io.progressstream.ProgressSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressResponseTest {
    private final ProgressResponse<Integer> plain = ProgressResponse.of("Count", progress -> 3);

    @Test
    void theWorkCanBeRunWithoutAServer() throws Exception {
        assertThat(plain.name()).isEqualTo("Count");
        assertThat(plain.work().run(ProgressSink.none())).isEqualTo(3);
    }

    @Test
    void eachOptionAnswersAnotherResponseAndLeavesThisOneAlone() {
        List<String> calls = new ArrayList<>();
        ProgressResponse<Integer> changed = plain.cancellable(false)
                .interrupt(true)
                .onDisconnect(DisconnectPolicy.GRACE)
                .timeout(Duration.ofMinutes(5))
                .afterWork(() -> calls.add("first"))
                .afterWork(() -> calls.add("second"));

        assertThat(changed.spec().cancellable()).isFalse();
        assertThat(changed.spec().interrupt()).isTrue();
        assertThat(changed.spec().onDisconnect()).contains(DisconnectPolicy.GRACE);
        assertThat(changed.spec().timeout()).contains(Duration.ofMinutes(5));
        changed.spec().afterWork().run();
        assertThat(calls).containsExactly("first", "second");

        assertThat(plain.spec().cancellable()).isTrue();
        assertThat(plain.spec().interrupt()).isFalse();
        assertThat(plain.spec().onDisconnect()).isEmpty();
        assertThat(plain.spec().timeout()).isEmpty();
    }

    @Test
    void aTimeoutMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> plain.timeout(Duration.ZERO));
    }
}
