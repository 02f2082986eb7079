package io.progressstream.benchmarks.footprint;

import io.progressstream.benchmarks.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The jars that an application of Spring Boot's gets with this library, beside those that it has anyway. */
public final class Jars {
    private Jars() {}

    /** How many bytes and classes. */
    private record Weight(long bytes, long classes) {
        static Weight of(Path jar) throws IOException {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                long classes = zip.stream()
                        .filter(entry -> entry.getName().endsWith(".class"))
                        .count();
                return new Weight(Files.size(jar), classes);
            }
        }

        static Weight of(List<Path> jars) throws IOException {
            Weight sum = new Weight(0, 0);
            for (Path jar : jars) {
                Weight one = of(jar);
                sum = new Weight(sum.bytes + one.bytes, sum.classes + one.classes);
            }
            return sum;
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        List<Path> before = ClassPath.WITHOUT.jars();
        List<Path> added = new ArrayList<>(ClassPath.WITH.jars());
        added.removeAll(before);
        Weight application = Weight.of(before);
        Table table = new Table("jar", "KiB", "classes", "KiB to the application's");
        for (Path jar : added) {
            row(table, jar.getFileName().toString(), Weight.of(jar), application);
        }
        row(table, "all " + added.size() + " together", Weight.of(added), application);
        row(table, "an empty Spring Boot application, " + before.size() + " jars", application, application);
        table.print("What is added to the class path", System.out);
    }

    private static void row(Table table, String name, Weight weight, Weight application) {
        table.row(
                name,
                Table.number(weight.bytes() / 1024.0),
                Table.number((double) weight.classes()),
                Table.ratio((double) weight.bytes(), (double) application.bytes()));
    }
}
