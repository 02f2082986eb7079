package io.progressstream.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.progressstream.record.RawJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values of an application as JSON. */
class JacksonPayloadCodecTest {
    private final PayloadCodec codec = JacksonPayloadCodec.standard();

    /** A value as an application has them. */
    public record Batch(long number, Instant at) {}

    /** A value that cannot be read. */
    public static final class Broken {
        /** Fails. */
        public String getText() {
            throw new IllegalStateException("closed");
        }
    }

    /** A value that holds itself. */
    public static final class Endless {
        /** A new one, for ever. */
        public Endless getNext() {
            return new Endless();
        }
    }

    @Test
    void aValueIsWrittenByTheMapper() {
        assertThat(encode(codec, new Batch(4711, Instant.EPOCH)))
                .isEqualTo("{\"number\":4711,\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(encode(codec, null)).isEqualTo("null");
    }

    @Test
    void theApplicationsOwnMapperDecides() {
        JsonMapper indenting =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        PayloadCodec own = new JacksonPayloadCodec(indenting);
        assertThat(encode(own, new Batch(1, Instant.EPOCH))).contains("\n");
        assertThat(RawJson.of(own.encode(new Batch(1, Instant.EPOCH))).toString())
                .doesNotContain("\n", "\r");
    }

    @Test
    void aValueThatCannotBeWrittenIsRefused() {
        for (Object value : new Object[] {new Broken(), new Endless(), Map.of("k", new Broken())}) {
            assertThatExceptionOfType(PayloadException.class)
                    .isThrownBy(() -> codec.encode(value))
                    .withMessageStartingWith("cannot be written as JSON: a value of "
                            + value.getClass().getName());
        }
    }

    private static String encode(PayloadCodec codec, @Nullable Object value) {
        return new String(codec.encode(value), UTF_8);
    }
}
