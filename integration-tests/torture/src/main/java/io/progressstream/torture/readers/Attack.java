package io.progressstream.torture.readers;

import io.progressstream.benchmarks.Table;
import io.progressstream.servlet.testing.Container;
import io.progressstream.torture.ExampleProcess;
import java.io.IOException;
import java.time.Duration;

/** Ways to misbehave as a client. */
enum Attack {
    STALLED,
    STALLED_STREAMS_OF_HTTP_2,
    RESET_STREAMS_OF_HTTP_2,
    ONE_BYTE_A_SECOND,
    HALF_SENT,
    BLACK_HOLE,
    RESET,
    CLOSED,
    TWO_HUNDRED_CONNECTS_A_SECOND;

    /** Begins it with so many clients; it goes on until it is closed. */
    Attackers begin(ExampleProcess server, int clients) throws IOException {
        return switch (this) {
            case STALLED -> Open.stalled(server, clients);
            case STALLED_STREAMS_OF_HTTP_2 -> Multiplexed.stalled(server, clients);
            case RESET_STREAMS_OF_HTTP_2 -> Multiplexed.resetting(server, clients);
            case ONE_BYTE_A_SECOND -> Open.trickling(server, clients);
            case HALF_SENT -> Open.halfSent(server, clients);
            case BLACK_HOLE -> Open.swallowed(server, clients);
            case RESET -> Passing.following(server, clients, true);
            case CLOSED -> Passing.following(server, clients, false);
            case TWO_HUNDRED_CONNECTS_A_SECOND -> Passing.connecting(server);
        };
    }

    /**
     * Whether a container can hold out. Tomcat keeps a part of the streams of HTTP/2 that are reset while a write waits: it never calls back
     * for them.
     */
    boolean isFor(Container container) {
        return this != RESET_STREAMS_OF_HTTP_2 || container != Container.TOMCAT;
    }

    /** How many clients there are at least where there are to be so many, in so long; a half of those that come at a rate. */
    int least(int clients, Duration time) {
        double seconds = time.toMillis() / 1e3;
        return switch (this) {
            case ONE_BYTE_A_SECOND -> Open.trickling(clients);
            case RESET, CLOSED -> (int) (Passing.aSecond(clients) * seconds / 2);
            case TWO_HUNDRED_CONNECTS_A_SECOND -> (int) (Passing.CONNECTS_A_SECOND * seconds / 2);
            default -> clients;
        };
    }

    /** As tables name it. */
    String title() {
        return Table.words(this);
    }
}
