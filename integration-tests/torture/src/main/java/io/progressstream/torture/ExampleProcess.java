package io.progressstream.torture;

import static org.awaitility.Awaitility.await;

import io.progressstream.benchmarks.ServerJvm;
import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.Folders;
import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example in a JVM of its own with a heap of 256 MB. */
public final class ExampleProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder = Files.createTempDirectory("torture");
    private final Path log = folder.resolve("log");
    private final ServerJvm jvm;

    /** Starts it. It gives up who does not read for two seconds. */
    public ExampleProcess(Container container) throws IOException {
        this(container, 2);
    }

    /** Starts it. It gives up who does not read for so many seconds. */
    public ExampleProcess(Container container, int stall) throws IOException {
        jvm = new ServerJvm(
                ProcessBuilder.Redirect.to(log.toFile()),
                ExampleServer.class,
                container.name(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + folder,
                "-Dstall=" + stall);
    }

    /** Where it listens on loopback. */
    public int port() {
        return jvm.port();
    }

    /** What it has logged so far. */
    public byte[] log() throws IOException {
        return Files.readAllBytes(log);
    }

    /** What it holds. */
    public State state() throws IOException {
        return ask("");
    }

    /** Ends all works that flood; what it holds. */
    public State endFloods() throws IOException {
        return ask("end");
    }

    /** Ends all works that flood; what it holds when all is over. */
    public State calm() throws IOException {
        endFloods();
        await().atMost(PATIENCE).until(() -> state().isQuiet());
        return state();
    }

    private State ask(String question) throws IOException {
        return State.parse(jvm.ask(question));
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
        RawClient.Answer answer = post(target);
        if (answer.status() != 200) {
            throw new IOException(target + " was answered with " + answer.status());
        }
        return answer.body();
    }

    /** Starts an operation that says lines of a kilobyte until it is {@link #measured}, and then times so many reports; its id. */
    public String timed(int calls) throws IOException {
        return begin("/timed?calls=" + calls);
    }

    /** Lets such an operation measure, and waits for its end; what it has measured, in one line. */
    public String measured(String id) throws IOException {
        return begin("/timed/measure?id=" + id);
    }

    /** Starts operations that say a line each 100 ms, until one is refused; how many there are then. */
    public int fill() throws IOException {
        int operations = 0;
        while (post("/flood?lines=1000000&micros=100000").status() == 200) {
            operations++;
        }
        return operations;
    }

    private RawClient.Answer post(String target) throws IOException {
        try (RawClient client = new RawClient(port())) {
            client.request("POST", target, "Content-Length: 0");
            return client.readAnswer();
        }
    }

    /** Lets it write files of at most so many bytes from now on, as if the disk were full then. */
    public void limitFiles(long bytes) throws IOException {
        Process limiting = new ProcessBuilder("prlimit", "--pid", Long.toString(jvm.pid()), "--fsize=" + bytes)
                .inheritIO()
                .start();
        if (limiting.onExit().join().exitValue() != 0) {
            throw new IOException("The size of files could not be limited");
        }
    }

    /** The files that it has, its database and its log among them. */
    public Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    /** Kills it ({@code SIGKILL}), and waits until it is gone. */
    public void kill() {
        jvm.kill();
        Folders.delete(folder);
    }

    /** Asks it to end ({@code SIGTERM}), and waits until it has. */
    public void terminate() {
        jvm.terminate();
        Folders.delete(folder);
    }

    /** Ends it in order, and waits for that. */
    @Override
    public void close() {
        jvm.close();
        Folders.delete(folder);
    }
}
