package io.progressstream.benchmarks.stream;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server of a contender: says its port, and what it has used so far whenever it is asked by a line; ends with its input. */
final class StreamServer {
    private static final Path COUNTS = Path.of("/proc/self/io");

    private StreamServer() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Contender.valueOf(arguments[0]).serve());
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            System.out.println(cpuNanos() + " " + writes());
        }
        System.exit(0);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Calls of {@code write} and its kin by this process; -1 where nobody counts them. */
    private static long writes() throws IOException {
        if (!Files.exists(COUNTS)) {
            return -1;
        }
        return Files.readAllLines(COUNTS).stream()
                .filter(line -> line.startsWith("syscw: "))
                .mapToLong(line -> Long.parseLong(line.substring("syscw: ".length())))
                .findFirst()
                .orElse(-1);
    }
}
