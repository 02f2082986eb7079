package io.progressstream.benchmarks.latency;

import java.io.IOException;

/** The server of a contender: says its port, and ends with its input. */
final class LatencyServer {
    private LatencyServer() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Contender.valueOf(arguments[0]).serve());
        while (System.in.read() >= 0) {
            // nothing is asked
        }
        System.exit(0);
    }
}
