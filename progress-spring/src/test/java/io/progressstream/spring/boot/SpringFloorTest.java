package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpringFloorTest {
    @ParameterizedTest
    @ValueSource(strings = {"7.0.8", "7.0.0", "6.2.18", "6.1.30", "5.3.39"})
    void anOldVersionIsWarnedOf(String version) {
        assertThat(SpringFloor.warning(version))
                .hasValueSatisfying(text -> assertThat(text).contains(version, "7.0.9", "6.2.19"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.0.9", "7.0.10", "6.2.19", "7.1.0-M1", "8.0.0", "unreadable"})
    void anyOtherVersionIsNot(String version) {
        assertThat(SpringFloor.warning(version)).isEmpty();
    }
}
