package io.progressstream.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** JSON of the application's on its way into a record. */
class RawJsonTest {

    @Test
    void itIsWhatItWas() {
        byte[] json = "{\"a\":[1,\"\\n\\\\u\\uD83D\\uDE00\"]}".getBytes(UTF_8);
        assertThat(RawJson.of(json).bytes()).isSameAs(json);
        assertThat(RawJson.of(json)).isEqualTo(RawJson.of(json.clone())).hasSameHashCodeAs(RawJson.of(json.clone()));
        assertThat(RawJson.of(json)).hasToString(new String(json, UTF_8));
    }

    @Test
    void indentedJsonStandsOnOneLine() {
        byte[] json = "{\r\n  \"a\": [\n  1\n  ]\n}".getBytes(UTF_8);
        assertThat(RawJson.of(json)).hasToString("{    \"a\": [   1   ] }");
        assertThat(new String(json, UTF_8)).contains("\n");
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertRepaired("\"\\uD800\"", "\"\\ufffd\"");
        assertRepaired("\"\\udc00\\ud800\"", "\"\\ufffd\\ufffd\"");
        assertRepaired("\"\\ud83d\\ud83d\\ude00\\ude00\"", "\"\\ufffd\\ud83d\\ude00\\ufffd\"");
        assertRepaired("\"\\uD83Dx\\uDE00\"", "\"\\ufffdx\\ufffd\"");
    }

    @Test
    void whatOnlyLooksLikeAnEscapeIsLeftAlone() {
        for (String json :
                new String[] {"\"\\\\uD800\"", "\"\\\\\\\\uD800\"", "\"\\u00e9\"", "\"\\uD80", "\"\\", "\"\\uZZZZ\""}) {
            assertRepaired(json, json);
        }
        assertRepaired("\"\\\\\\uD800\"", "\"\\\\\\ufffd\"");
    }

    @Test
    void itNestsNoDeeperThanARecordHasRoomFor() {
        assertThat(RawJson.of("7".getBytes(UTF_8)).depth()).isZero();
        assertThat(RawJson.of("[{},{\"]}[[[\":[\"[\\\"[\"]}]".getBytes(UTF_8)).depth())
                .isEqualTo(3);
        assertThat(RawJson.of(("[".repeat(490) + "]".repeat(490)).getBytes(UTF_8))
                        .depth())
                .isEqualTo(490);
        byte[] deeper = ("[".repeat(491) + "]".repeat(491)).getBytes(UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawJson.of(deeper))
                .withMessageContaining("491");
    }

    @Test
    void nothingIsNoJson() {
        assertThatIllegalArgumentException().isThrownBy(() -> RawJson.of(new byte[0]));
    }

    private static void assertRepaired(String json, String expected) {
        assertThat(RawJson.of(json.getBytes(UTF_8))).hasToString(expected);
    }
}
