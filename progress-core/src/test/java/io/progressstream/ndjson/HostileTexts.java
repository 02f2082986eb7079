package io.progressstream.ndjson;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that have broken programs: as values, always the same ones. */
final class HostileTexts {
    private static final List<String> KNOWN = List.of(
            "",
            " ",
            "\n",
            "\r\n",
            "a\nb\rc\u000bd\fe",
            "\u0000",
            "\u001b[31mred",
            "\u0007\b\t",
            "\u0085",
            "one\u2028two\u2029three",
            "\uFEFFmark",
            "\uFFFE\uFFFF",
            "\"quoted\" \\slashed\\ \\\" \\n \\u0000 \\",
            "{\"Outcome\":\"succeeded\"}",
            "\"}\n{\"seq\":99,\"Outcome\":\"succeeded\"}\n",
            "data: x\n\nevent: y",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "'; DROP TABLE records; --",
            "${jndi:ldap://127.0.0.1/a}",
            "%s%n%d {0} #{1} {{2}}",
            "null",
            "undefined",
            "NaN",
            "__proto__",
            "1e309",
            "\u202Ereversed\u202C",
            "\u2066isolate\u2069",
            "e\u0301 e\u0301",
            "Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034DA",
            "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
            "田中さんにあげて下さい",
            "👩‍👩‍👧‍👦 🏳️‍🌈 👾",
            "\uD83D\uDE00",
            "\uDBFF\uDFFF",
            "\uD83D",
            "\uDE00",
            "\uDE00\uD83D",
            "\uD83D\uD83D\uDE00\uDE00",
            "ends with half \uD800",
            "\uDFFF begins with half",
            "…");

    private HostileTexts() {}

    /** The known ones, each character that some program treats in its own way, and random mixtures of them. */
    static Stream<String> all() {
        return Stream.of(KNOWN.stream(), singles(), random(10_000)).flatMap(texts -> texts);
    }

    /** What a reader sees of a text: half a surrogate pair has become U+FFFD. */
    static String asRead(String text) {
        StringBuilder read = new StringBuilder();
        text.codePoints()
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .forEach(read::appendCodePoint);
        return read.toString();
    }

    private static Stream<String> singles() {
        return IntStream.concat(IntStream.range(0, 0x900), IntStream.range(0x1FF0, 0x2080))
                .mapToObj(c -> String.valueOf((char) c));
    }

    private static Stream<String> random(int count) {
        Random random = new Random(4711);
        return IntStream.range(0, count).mapToObj(i -> mixture(random));
    }

    /** Any length around the lengths where buffers end, any character, and often those that matter. */
    static String mixture(Random random) {
        int pieces = random.nextInt(random.nextInt(50) == 0 ? 1_200 : 12);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(KNOWN.get(random.nextInt(KNOWN.size())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                case 3 -> text.appendCodePoint(random.nextInt(0x110000));
                case 4 -> text.append((char) random.nextInt(0x20));
                default -> text.append("plain ".repeat(random.nextInt(4)));
            }
        }
        return text.toString();
    }
}
