package io.progressstream.ndjson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of JSON into plain values. */
final class JsonLines {
    private static final int MAX_DEPTH = 500;

    private final JsonFactory factory;

    /** Reads lines of at most so many characters. */
    JsonLines(int maxChars) {
        // The line is bounded as a whole, so its parts need no bounds of their own.
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(maxChars)
                .maxNameLength(maxChars)
                .maxStringLength(maxChars)
                .build();
        // Keys come from strangers: a table of all that were ever seen would be theirs to fill.
        factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();
    }

    /**
     * The value of a line: null, a Boolean, a String, a Long, a Double, or an unmodifiable List or Map of them. Of equal keys the last
     * one counts.
     */
    @Nullable
    Object parse(String line) throws MalformedLineException {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            Object value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedLineException("more than one JSON value on the line");
            }
            return value;
        } catch (JacksonException e) {
            throw new MalformedLineException(e.getOriginalMessage());
        }
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws MalformedLineException {
        if (token == null) {
            throw new MalformedLineException("no JSON value on the line");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole(parser.getString());
            case VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedLineException("unexpected " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws MalformedLineException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws MalformedLineException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return Collections.unmodifiableList(elements);
    }

    private static Number whole(String digits) {
        // 19 digits and a sign may fit into a long; a million digits are not worth the attempt.
        if (digits.length() <= 20) {
            try {
                return Long.valueOf(digits);
            } catch (NumberFormatException e) {
                return Double.valueOf(digits);
            }
        }
        return Double.valueOf(digits);
    }
}
