package io.progressstream.servlet.testing;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds on to after a full collection.
 *
 * @param heap bytes of all objects
 * @param objects how many of them are of classes of this project
 * @param threads that run
 * @param files descriptors that are open, sockets included; 0 where the system does not tell
 */
public record Footprint(long heap, long objects, int threads, long files) {

    /** That of this moment. */
    public static Footprint now() {
        long heap = 0;
        long objects = 0;
        for (String line : histogram().lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].equals("Total")) {
                heap = Long.parseLong(words[2]);
            } else if (words.length > 3 && words[3].startsWith("io.progressstream.")) {
                objects += Long.parseLong(words[1]);
            }
        }
        return new Footprint(heap, objects, ManagementFactory.getThreadMXBean().getThreadCount(), countFiles());
    }

    /** Collects all garbage, and then has a line for each class: rank, objects, bytes, name. The last one reads: Total, objects, bytes. */
    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long countFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getOpenFileDescriptorCount()
                : 0;
    }
}
