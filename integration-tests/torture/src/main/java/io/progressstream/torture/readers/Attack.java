package io.progressstream.torture.readers;

import io.progressstream.torture.ExampleProcess;
import java.io.IOException;
import java.util.Locale;

/** Ways to misbehave as a client. */
enum Attack {
    STALLED {
        @Override
        Attackers begin(ExampleProcess server, int clients) throws IOException {
            return Open.stalled(server, clients);
        }
    },
    ONE_BYTE_A_SECOND {
        @Override
        Attackers begin(ExampleProcess server, int clients) throws IOException {
            return Open.trickling(server, clients);
        }
    },
    HALF_SENT {
        @Override
        Attackers begin(ExampleProcess server, int clients) throws IOException {
            return Open.halfSent(server, clients);
        }
    },
    BLACK_HOLE {
        @Override
        Attackers begin(ExampleProcess server, int clients) throws IOException {
            return Open.swallowed(server, clients);
        }
    },
    RESET {
        @Override
        Attackers begin(ExampleProcess server, int clients) throws IOException {
            return Passing.following(server, clients, true);
        }
    },
    CLOSED {
        @Override
        Attackers begin(ExampleProcess server, int clients) throws IOException {
            return Passing.following(server, clients, false);
        }
    },
    TWO_HUNDRED_CONNECTS_A_SECOND {
        @Override
        Attackers begin(ExampleProcess server, int clients) {
            return Passing.connecting(server);
        }
    };

    /** Begins it with so many clients; it goes on until it is closed. */
    abstract Attackers begin(ExampleProcess server, int clients) throws IOException;

    /** As tables name it. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
