package io.progressstream.spring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.payload.PayloadException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes values with a mapper of Jackson 2, for applications whose JSON is configured there. */
public final class Jackson2PayloadCodec implements PayloadCodec {
    private final ObjectMapper mapper;

    /** Writes with this mapper, as it is configured. */
    public Jackson2PayloadCodec(ObjectMapper mapper) {
        this.mapper = Objects.requireNonNull(mapper, "mapper");
    }

    @Override
    public byte[] encode(@Nullable Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException | RuntimeException e) {
            throw new PayloadException(value, e);
        }
    }
}
