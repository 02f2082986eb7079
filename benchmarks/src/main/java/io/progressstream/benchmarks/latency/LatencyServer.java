package io.progressstream.benchmarks.latency;

import io.progressstream.benchmarks.ServerJvm;
import java.io.IOException;

/** The server of a contender: says its port, and ends with its input. */
final class LatencyServer {
    private LatencyServer() {}

    public static void main(String[] arguments) throws IOException {
        ServerJvm.serve(Contender.valueOf(arguments[0]).serve());
    }
}
