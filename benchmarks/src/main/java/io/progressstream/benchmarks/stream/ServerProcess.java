package io.progressstream.benchmarks.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A contender's server in a JVM of its own. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final int port;

    ServerProcess(Contender contender) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamServer.class.getName(),
                        contender.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        port = Integer.parseInt(answer(contender));
    }

    private String answer(Object of) throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("The server of " + of + " has ended");
        }
        return answer;
    }

    int port() {
        return port;
    }

    /** What it has used since it began. */
    Use use() throws IOException {
        questions.println();
        String[] numbers = answer("a contender").split(" ", -1);
        return new Use(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    @Override
    public void close() {
        questions.close();
    }

    /**
     * What a process has used.
     *
     * @param writes system calls that write
     */
    record Use(long cpuNanos, long writes) {
        Use since(Use before) {
            return new Use(cpuNanos - before.cpuNanos, writes - before.writes);
        }
    }
}
