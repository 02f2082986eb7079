package io.progressstream.torture.readers;

import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.ExampleProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Operations that flood, as many as their followers need. */
final class Targets {
    /** An operation lets 100 follow. */
    private static final int FOLLOWERS = 90;
    /** All together send a thousand lines a second, a kilobyte each, to each of their followers. */
    private static final int LINES_A_SECOND = 1_000;

    private final List<String> ids = new ArrayList<>();

    Targets(ExampleProcess server, int clients) throws IOException {
        int operations = (clients + FOLLOWERS - 1) / FOLLOWERS;
        for (int i = 0; i < operations; i++) {
            ids.add(server.flood(Integer.MAX_VALUE, 1_000_000 / LINES_A_SECOND * operations));
        }
    }

    /** Reads the head of the answer to a client that follows. */
    static void letIn(RawClient client) throws IOException {
        int status = client.readHead().status();
        if (status != 200) {
            throw new IOException("A follower was answered with " + status);
        }
    }

    /** What a client follows. */
    String path(int client) {
        return "/progress/" + ids.get(client % ids.size());
    }
}
