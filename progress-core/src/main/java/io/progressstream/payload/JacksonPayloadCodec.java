package io.progressstream.payload;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes values with a mapper of Jackson 3. */
public final class JacksonPayloadCodec implements PayloadCodec {
    private final JsonMapper mapper;

    /** Writes with this mapper, as it is configured. */
    public JacksonPayloadCodec(JsonMapper mapper) {
        this.mapper = Objects.requireNonNull(mapper, "mapper");
    }

    /** Writes with Jackson's default mapper. One for all, made when it is first asked for. */
    public static PayloadCodec standard() {
        return Standard.CODEC;
    }

    @Override
    public byte[] encode(@Nullable Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (RuntimeException e) {
            throw new PayloadException(value, e);
        }
    }

    private static final class Standard {
        static final PayloadCodec CODEC =
                new JacksonPayloadCodec(JsonMapper.builder().build());
    }
}
