package io.progressstream.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.payload.PayloadException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Jackson2PayloadCodecTest {
    private final ObjectMapper mapper =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private final PayloadCodec codec = new Jackson2PayloadCodec(mapper);

    @Test
    void writesAsTheMapperOfTheApplicationIsConfigured() {
        assertThat(text(codec.encode(new Report(3, "Grün")))).isEqualTo("{\"row_count\":3,\"note\":\"Grün\"}");
        assertThat(text(codec.encode(null))).isEqualTo("null");
    }

    @Test
    void whatCannotBeWrittenIsNamedByItsType() {
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> codec.encode(new Object()))
                .withMessageContaining("java.lang.Object");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private record Report(int rowCount, String note) {}
}
