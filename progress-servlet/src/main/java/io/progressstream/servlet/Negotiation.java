package io.progressstream.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a request asks for in {@code Accept} (RFC 9110, 12.5.1). The type of the highest quality wins; of two
 * that are equal the one that is named wins over the one that a wildcard stands for; else a stream over a document over text. A request
 * that allows none of them gets a stream: nobody is helped by work that is refused for the form of its answer.
 */
final class Negotiation {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final String PLAIN = "text/plain";

    private Negotiation() {}

    /** The form of the answer. */
    static AnswerForm form(HttpServletRequest request) {
        List<MediaRange> ranges = ranges(request);
        if (ranges.isEmpty()) {
            return AnswerForm.STREAM;
        }
        AnswerForm best = AnswerForm.STREAM;
        double most = wish(ranges, NDJSON);
        double document = wish(ranges, JSON);
        if (document > most) {
            best = AnswerForm.DOCUMENT;
            most = document;
        }
        double text = Math.max(wish(ranges, HTML), wish(ranges, PLAIN));
        return text > most ? AnswerForm.TEXT : best;
    }

    private static List<MediaRange> ranges(HttpServletRequest request) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders("Accept"))) {
            for (String range : line.split(",", -1)) {
                if (!range.isBlank()) {
                    ranges.add(MediaRange.parse(range));
                }
            }
        }
        return ranges;
    }

    /** How much a type is wished for: its quality, a little more if it is named, 0 if it is not allowed. */
    private static double wish(List<MediaRange> ranges, String type) {
        int closest = -1;
        double wish = 0;
        for (MediaRange range : ranges) {
            int closeness = range.closeness(type);
            if (closeness > closest) {
                closest = closeness;
                wish = range.quality == 0 ? 0 : range.quality + closeness * 0.0001;
            }
        }
        return wish;
    }

    private record MediaRange(String type, double quality) {
        static MediaRange parse(String text) {
            String[] parts = text.split(";", -1);
            double quality = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
                if (parameter.startsWith("q=")) {
                    quality = quality(parameter.substring(2));
                }
            }
            return new MediaRange(parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT), quality);
        }

        private static double quality(String text) {
            try {
                double value = Double.parseDouble(text);
                return value >= 0 && value <= 1 ? value : 1;
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        /** 2: this type; 1: a kind of types that it belongs to; 0: any type; -1: not this type. */
        int closeness(String other) {
            if (type.equals(other)) {
                return 2;
            }
            if (type.equals("*/*")) {
                return 0;
            }
            boolean kind = type.endsWith("/*") && other.startsWith(type.substring(0, type.length() - 1));
            return kind ? 1 : -1;
        }
    }
}
