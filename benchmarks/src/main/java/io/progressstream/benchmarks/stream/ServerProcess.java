package io.progressstream.benchmarks.stream;

import io.progressstream.benchmarks.ServerJvm;
import java.io.IOException;

/** A contender's server in a JVM of its own. */
final class ServerProcess implements AutoCloseable {
    private final ServerJvm jvm;

    ServerProcess(Contender contender) throws IOException {
        jvm = new ServerJvm(StreamServer.class, contender.name(), "-Xmx512m");
    }

    int port() {
        return jvm.port();
    }

    /** What it has used since it began. */
    Use use() throws IOException {
        String[] numbers = jvm.ask("").split(" ", -1);
        return new Use(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    @Override
    public void close() {
        jvm.close();
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
