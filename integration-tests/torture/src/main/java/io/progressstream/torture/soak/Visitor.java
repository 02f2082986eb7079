package io.progressstream.torture.soak;

import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.ExampleProcess;
import io.progressstream.torture.GoodImport;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** One client, as a server meets them every day. */
enum Visitor {
    /** Imports a file and reads to the outcome. */
    IMPORTS {
        @Override
        void visit(ExampleProcess server) throws IOException {
            GoodImport.run(server.port(), 20, 0);
        }
    },
    /** Reloads the page: leaves an import after its first records. */
    LEAVES {
        @Override
        void visit(ExampleProcess server) throws IOException {
            try (RawClient client = new RawClient(server.port())) {
                begin(client);
            }
        }
    },
    /** The same, by a broken connection. */
    BREAKS {
        @Override
        void visit(ExampleProcess server) throws IOException {
            try (RawClient client = new RawClient(server.port())) {
                begin(client);
                client.reset();
            }
        }
    },
    /** Follows an operation that talks, cancels it, and reads to the outcome. */
    CANCELS {
        @Override
        void visit(ExampleProcess server) throws IOException {
            String id = server.cancellable();
            try (RawClient reader = new RawClient(server.port());
                    RawClient canceller = new RawClient(server.port())) {
                reader.request("GET", "/progress/" + id);
                LineReader lines = new LineReader(reader);
                lines.next();
                canceller.request("DELETE", "/progress/" + id);
                canceller.readAnswer();
                lines.rest();
            }
        }
    },
    /** Asks for what is not there. */
    GUESSES {
        @Override
        void visit(ExampleProcess server) throws IOException {
            try (RawClient client = new RawClient(server.port())) {
                client.request("GET", "/progress/" + ThreadLocalRandom.current().nextLong());
                client.readAnswer();
            }
        }
    };

    abstract void visit(ExampleProcess server) throws IOException;

    /** Starts an import, and reads its first record. */
    private static void begin(RawClient client) throws IOException {
        GoodImport.post(client, 20, 1_000);
        new LineReader(client).next();
    }

    /** Anyone. */
    static Visitor any() {
        return values()[ThreadLocalRandom.current().nextInt(values().length)];
    }
}
