package io.progressstream.operation;

import io.progressstream.ItemError;
import io.progressstream.Message;
import io.progressstream.payload.PayloadCodec;
import io.progressstream.record.ErrorRecord;
import io.progressstream.record.InformationRecord;
import io.progressstream.record.LineRecord;
import io.progressstream.record.RawJson;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of messages. Values of the application's are serialised here, on the reporting thread and under no lock, so that a
 * serialiser that is slow or throws hurts nobody else.
 */
final class Messages {
    private static final Logger LOG = System.getLogger(Messages.class.getName());

    private final PayloadCodec codec;

    Messages(PayloadCodec codec) {
        this.codec = codec;
    }

    LineRecord line(Message message) {
        return new LineRecord(message.text(), message.level(), message.code().orElse(null), values(message.args()), 0);
    }

    InformationRecord information(Message message) {
        return new InformationRecord(message.text(), message.code().orElse(null), values(message.args()), 0);
    }

    ErrorRecord error(ItemError error) {
        return new ErrorRecord(error.text(), error.code().orElse(null), values(error.args()), values(error.at()), 0);
    }

    /** The same values as JSON; one that cannot be written is left out, and the log says so. */
    Map<String, @Nullable Object> values(Map<String, Object> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            try {
                written.put(name, plain(value) ? value : RawJson.of(codec.encode(value)));
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "An argument of type " + value.getClass().getName() + " cannot be written", e);
            }
        });
        return written;
    }

    private static boolean plain(Object value) {
        return value instanceof String || value instanceof Integer || value instanceof Long || value instanceof Boolean;
    }
}
