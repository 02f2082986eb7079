package io.progressstream.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.record.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The fixtures of the protocol, each read as it demands. */
class FixturesTest {
    private static final Path FOLDER = Path.of("..", "protocol", "fixtures");
    private static final String STREAM = ".ndjson";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void thereAreFixtures() throws IOException {
        assertThat(names()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadAsExpected(String name) throws IOException {
        byte[] stream = stream(name);
        Map<?, ?> expected = expected(name);
        Decoded whole = Decoded.of(stream);
        assertThat(records(whole.readings())).isEqualTo(comparable(expected.get("records")));
        assertThat(reports(whole.reports())).isEqualTo(comparable(expected.get("reports")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadTheSameWhereverItIsTorn(String name) throws IOException {
        byte[] stream = stream(name);
        Decoded whole = Decoded.of(stream);
        for (int size : new int[] {1, 2, 3, 7}) {
            assertThat(Decoded.inChunks(stream, size)).isEqualTo(whole);
        }
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 3; i++) {
            assertThat(Decoded.torn(stream, () -> random.nextInt(2 + stream.length / 4)))
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void endsAsExpected(String name) throws IOException {
        NdjsonReader reader = new NdjsonReader(new ByteArrayInputStream(stream(name)));
        reader.forEach(reading -> {});
        assertThat(reader.end().name().toLowerCase(Locale.ROOT))
                .isEqualTo(expected(name).get("end"));
    }

    @ParameterizedTest
    @MethodSource("conforming")
    void isWrittenAsItWasRead(String name) throws IOException {
        Decoded whole = Decoded.of(stream(name));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        RecordEncoder encoder = new RecordEncoder();
        for (Reading reading : whole.readings()) {
            written.writeBytes(encoder.encode(reading.seq(), reading.record()));
        }
        assertThat(Decoded.of(written.toByteArray()))
                .isEqualTo(new Decoded(whole.readings(), List.of(), whole.outcome()));
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(STREAM))
                    .map(file -> file.substring(0, file.length() - STREAM.length()))
                    .sorted()
                    .toList();
        }
    }

    static List<String> conforming() throws IOException {
        return names().stream()
                .filter(name -> Boolean.TRUE.equals(expected(name).get("conforming")))
                .toList();
    }

    private static byte[] stream(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name + STREAM));
    }

    private static Map<?, ?> expected(String name) {
        try {
            return JSON.readValue(Files.readAllBytes(FOLDER.resolve(name + ".expected.json")), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object records(List<Reading> readings) {
        return comparable(readings.stream().map(Readings::fields).toList());
    }

    private static @Nullable Object reports(List<ReadReport> reports) {
        return comparable(reports.stream()
                .map(report ->
                        Map.of("line", report.line(), "reason", report.kind().wire()))
                .toList());
    }

    /** Numbers by value, objects without regard to the order of their keys. */
    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() + 0.0;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FixturesTest::comparable).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put((String) key, comparable(member)));
            return sorted;
        }
        return value;
    }
}
