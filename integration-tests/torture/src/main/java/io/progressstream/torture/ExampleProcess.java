package io.progressstream.torture;

import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Folders;
import io.progressstream.servlet.testing.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example in a JVM of its own with a heap of 256 MB. */
public final class ExampleProcess implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("torture");
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final int port;

    /** Starts it. */
    public ExampleProcess(Container container) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExampleServer.class.getName(),
                        container.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        port = Integer.parseInt(answer());
    }

    private String answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("The server has ended");
        }
        return answer;
    }

    /** Where it listens on loopback. */
    public int port() {
        return port;
    }

    /** What it holds. */
    public State state() throws IOException {
        return ask("");
    }

    /** Ends all works that flood; what it holds. */
    public State endFloods() throws IOException {
        return ask("end");
    }

    private State ask(String question) throws IOException {
        questions.println(question);
        return State.parse(answer());
    }

    /** Starts an operation with lines of a kilobyte, one each so many microseconds; its id. */
    public String flood(int lines, int micros) throws IOException {
        return begin("/flood?lines=" + lines + "&micros=" + micros);
    }

    /** Starts an operation each line of which is the {@link System#nanoTime} at which it was reported; its id. */
    public String probe(int lines, int micros) throws IOException {
        return begin("/probe?lines=" + lines + "&micros=" + micros);
    }

    /** Starts an operation that floods until it is cancelled, and ends with the {@link System#nanoTime} at which it heard of that; its id. */
    public String cancellable() throws IOException {
        return begin("/cancellable");
    }

    private String begin(String target) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.request("POST", target, "Content-Length: 0");
            return client.readAnswer().body();
        }
    }

    /** Kills it ({@code SIGKILL}), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end ({@code SIGTERM}), and waits until it has. */
    public void terminate() {
        process.destroy();
        awaitEnd();
    }

    /** Ends it in order, and waits for that. */
    @Override
    public void close() {
        questions.close();
        awaitEnd();
    }

    private void awaitEnd() {
        process.onExit().join();
        Folders.delete(folder);
    }
}
