package io.progressstream.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much of a text fits. */
class TextsTest {

    @Test
    void aTextFitsWholeOrLeavesRoomForAnEllipsis() {
        assertThat(Texts.fit("aaaaaaaaaa", 10)).isEqualTo(10);
        assertThat(Texts.fit("aaaaaaaaaa", 9)).isEqualTo(6);
        assertThat(Texts.fit("aaaaaaaaaa", 3)).isZero();
        assertThat(Texts.fit("\n\n\n\n\n", 9)).isEqualTo(3);
        assertThat(Texts.fit("\u0000\u0000", 11)).isEqualTo(1);
    }

    @Test
    void aSurrogatePairStaysWhole() {
        assertThat(Texts.fit("😀😀😀", 12)).isEqualTo(6);
        assertThat(Texts.fit("😀😀😀", 11)).isEqualTo(4);
        assertThat(Texts.fit("😀😀😀", 10)).isEqualTo(2);
        assertThat(Texts.cutName("aaaaa😀😀", 8)).isEqualTo("aaaaa😀…");
        assertThat(Texts.cutName("aaaaaa😀😀", 8)).isEqualTo("aaaaaa…");
    }
}
