package io.progressstream.torture.ends;

import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.GoodImport;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** What a client sees of an import at its end. */
enum Ending {
    /** It was refused, or the connection broke off before a record came. */
    NOT_BEGUN,
    /** Records came, and then the connection broke off, as a reader can see. */
    CUT,
    /** It was let in, and the answer ended in order without an outcome: a reader would have to guess. */
    SILENT,
    /** Records came, and an outcome. */
    OUTCOME;

    private static final int ROWS = 400;
    private static final int MICROS_PER_ROW = 1_000;

    /** Imports a file of 400 rows in at least 400 ms; {@code begun} is run at the first record. */
    static Ending ofImport(int port, Runnable begun) {
        try (RawClient client = new RawClient(port)) {
            GoodImport.post(client, ROWS, MICROS_PER_ROW);
            return of(new LineReader(client), begun);
        } catch (IOException | NumberFormatException e) {
            return NOT_BEGUN;
        }
    }

    /** The control: a loop that writes some lines by itself, and does not say how it ended. */
    static Ending ofArticle(int port) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.request("GET", "/article?lines=3");
            return of(new LineReader(client), () -> {});
        }
    }

    private static Ending of(LineReader lines, Runnable begun) {
        if (lines.head().status() != 200) {
            return NOT_BEGUN;
        }
        boolean isBegun = false;
        try {
            JsonNode record = lines.next();
            isBegun = true;
            begun.run();
            while (!record.has("Outcome")) {
                record = lines.next();
            }
            return OUTCOME;
        } catch (IOException e) {
            return lines.isEnded() ? SILENT : isBegun ? CUT : NOT_BEGUN;
        }
    }
}
