package io.progressstream.benchmarks.many;

import com.sun.management.OperatingSystemMXBean;
import io.progressstream.servlet.testing.Footprint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a process holds.
 *
 * @param heap bytes of its objects after a full collection; 0: was not asked for
 * @param resident bytes of memory that it occupies; 0 where the system does not tell
 * @param threads of the system
 * @param cpuNanos that it has used since it began
 */
record Holding(long heap, long resident, long threads, long cpuNanos) {
    private static final Path STATUS = Path.of("/proc/self/status");

    static Holding now(boolean collected) throws IOException {
        return new Holding(
                collected ? Footprint.now().heap() : 0,
                status("VmRSS:") * 1_024,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime());
    }

    private static long status(String key) throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    String line() {
        return heap + " " + resident + " " + threads + " " + cpuNanos;
    }

    static Holding parse(String line) {
        long[] numbers =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Holding(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
