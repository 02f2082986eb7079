package io.progressstream.benchmarks.footprint;

import io.progressstream.benchmarks.Table;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The class path of the application that is started, as Maven has written it down. */
enum ClassPath {
    WITHOUT,
    WITH;

    private static final Path TARGET = Path.of("benchmarks", "start-up", "target");

    /** The jars, the application itself left out. */
    List<Path> jars() {
        try {
            String all = Files.readString(TARGET.resolve("class-path-" + Table.words(this)));
            return Arrays.stream(all.strip().split(File.pathSeparator, -1))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a JVM takes it. */
    String text() {
        StringBuilder text = new StringBuilder(TARGET.resolve("classes").toString());
        jars().forEach(jar -> text.append(File.pathSeparator).append(jar));
        return text.toString();
    }
}
