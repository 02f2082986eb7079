package io.progressstream.torture.fuzz;

import io.progressstream.servlet.testing.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of Jazzer in a JVM of its own.
 *
 * @param status that it has ended with
 * @param log what it has said
 */
record Search(int status, String log) {
    /** What Jazzer ends with when it has found something. */
    private static final int FOUND = 77;

    /** Searches for so many seconds at most, from the inputs in these folders on. */
    static Search of(Class<?> target, int seconds, Path... seeds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            Path log = folder.resolve("log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "-cp",
                    absolute(System.getProperty("java.class.path")),
                    "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + target.getName(),
                    "--instrumentation_includes=io.progressstream.**",
                    "-max_total_time=" + seconds,
                    "-timeout=10",
                    "-max_len=4096",
                    Files.createDirectory(folder.resolve("inputs")).toString()));
            Stream.of(seeds).map(Path::toAbsolutePath).map(Path::toString).forEach(command::add);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(seconds + 60L, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Search(process.exitValue(), Files.readString(log));
        } finally {
            Folders.delete(folder);
        }
    }

    /** For another working folder, in which Jazzer leaves what it finds. */
    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What was found, and the input; else how it has ended. */
    String story() {
        int found = log.indexOf("\n== ");
        return found < 0 ? log.substring(Math.max(0, log.length() - 500)) : log.substring(found);
    }

    boolean isFound() {
        return status == FOUND;
    }

    boolean isInVain() {
        return status == 0;
    }
}
