package io.progressstream.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a JVM of its own: it says its port, then answers each line of its input by one line, and ends with
 * its input.
 */
public final class ServerJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final int port;

    /** Starts a class of this class path with options of the JVM and one argument; nobody reads its log. */
    public ServerJvm(Class<?> main, String argument, String... options) throws IOException {
        this(ProcessBuilder.Redirect.DISCARD, main, argument, options);
    }

    /** Starts a class of this class path with options of the JVM and one argument; its log goes somewhere. */
    public ServerJvm(ProcessBuilder.Redirect log, Class<?> main, String argument, String... options)
            throws IOException {
        this(log, command(System.getProperty("java.class.path"), main.getName(), List.of(options), List.of(argument)));
    }

    /** Starts a class of another class path, without options or arguments. */
    public ServerJvm(String classPath, String main) throws IOException {
        this(ProcessBuilder.Redirect.DISCARD, command(classPath, main, List.of(), List.of()));
    }

    private ServerJvm(ProcessBuilder.Redirect log, List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(log).start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        port = Integer.parseInt(answer());
    }

    private static List<String> command(String classPath, String main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(arguments);
        return command;
    }

    /** What such a server does that is asked nothing: it says its port, and ends with its input. */
    public static void serve(int port) throws IOException {
        System.out.println(port);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
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

    /** The system's number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Its answer to a line. */
    public String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    /** Kills it ({@code SIGKILL}), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end ({@code SIGTERM}), and waits until it has. */
    public void terminate() {
        process.destroy();
        process.onExit().join();
    }

    /** Ends its input, and waits until it has ended. */
    @Override
    public void close() {
        questions.close();
        process.onExit().join();
    }
}
