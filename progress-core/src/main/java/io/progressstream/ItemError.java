package io.progressstream;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One item (row, file) that failed, while the operation goes on. Immutable; each method answers a new error. Report one for
 * each item that failed: the count of bad items is the count of these.
 *
 * <pre>{@code
 * progress.error(ItemError.of("Unknown SKU").code("sku.unknown").row(119).field("sku"));
 * }</pre>
 */
public final class ItemError {
    private final String text;
    private final Optional<String> code;
    private final Map<String, Object> args;
    private final Map<String, Object> at;

    private ItemError(String text, Optional<String> code, Map<String, Object> args, Map<String, Object> at) {
        this.text = Objects.requireNonNull(text, "text");
        this.code = code;
        this.args = args;
        this.at = at;
    }

    /** An error with this text. It is written for the person who waits: no class names, no stack traces. */
    public static ItemError of(String text) {
        return new ItemError(text, Optional.empty(), Map.of(), Map.of());
    }

    /** The same with a stable code for programs, such as {@code sku.unknown}; at most 256 characters are sent. */
    public ItemError code(String newCode) {
        return new ItemError(text, Optional.of(newCode), args, at);
    }

    /**
     * The same with one more argument, a part of what the text was made of.
     *
     * @param value anything that the payload codec can write
     */
    public ItemError arg(String name, Object value) {
        return new ItemError(text, code, Message.with(args, name, value), at);
    }

    /** The same with the number of the row, from 1. */
    public ItemError row(long number) {
        return at("row", number);
    }

    /** The same with the name of the field. */
    public ItemError field(String name) {
        return at("field", name);
    }

    /**
     * The same with one more part of the place where it happened, for example {@code "file"} or {@code "sheet"}.
     *
     * @param value anything that the payload codec can write
     */
    public ItemError at(String name, Object value) {
        return new ItemError(text, code, args, Message.with(at, name, value));
    }

    /** The text for people. */
    public String text() {
        return text;
    }

    /** The stable code, if there is one. */
    public Optional<String> code() {
        return code;
    }

    /** The arguments in the order in which they were given; unmodifiable. */
    public Map<String, Object> args() {
        return args;
    }

    /** Where it happened; unmodifiable. */
    public Map<String, Object> at() {
        return at;
    }
}
