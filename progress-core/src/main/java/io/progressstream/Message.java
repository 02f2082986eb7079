package io.progressstream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A line or an information with what programs want to know about it. Immutable; each method answers a new message.
 *
 * <pre>{@code
 * progress.line(Message.warn("Row 118 rounded").code("price.rounded").arg("row", 118));
 * }</pre>
 */
public final class Message {
    private final String text;
    private final Level level;
    private final Optional<String> code;
    private final Map<String, Object> args;

    private Message(String text, Level level, Optional<String> code, Map<String, Object> args) {
        this.text = Objects.requireNonNull(text, "text");
        this.level = level;
        this.code = code;
        this.args = args;
    }

    /** A message with this text. It is shown as text, never as HTML. */
    public static Message of(String text) {
        return new Message(text, Level.INFO, Optional.empty(), Map.of());
    }

    /** A message with this text that asks for attention. An information has no level and leaves it out. */
    public static Message warn(String text) {
        return new Message(text, Level.WARN, Optional.empty(), Map.of());
    }

    /** The same with a stable code for programs, such as {@code price.rounded}; at most 256 characters are sent. */
    public Message code(String newCode) {
        return new Message(text, level, Optional.of(newCode), args);
    }

    /**
     * The same with one more argument, a part of what the text was made of.
     *
     * @param value anything that the payload codec can write
     */
    public Message arg(String name, Object value) {
        return new Message(text, level, code, with(args, name, value));
    }

    static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return Collections.unmodifiableMap(copy);
    }

    /** The text for people. */
    public String text() {
        return text;
    }

    /** How much it asks for attention. */
    public Level level() {
        return level;
    }

    /** The stable code, if there is one. */
    public Optional<String> code() {
        return code;
    }

    /** The arguments in the order in which they were given; unmodifiable. */
    public Map<String, Object> args() {
        return args;
    }
}
