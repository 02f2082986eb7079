package io.progressstream.torture.ends;

import io.progressstream.servlet.testing.LineReader;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.torture.GoodImport;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** What a client sees of an import at its end. */
enum Ending {
    /** No record came. */
    NOT_BEGUN,
    /** Records came, and then the connection broke off, as a reader can see. */
    CUT,
    /** Records came, and then the answer ended in order, without an outcome: a reader would have to guess. */
    SILENT,
    /** Records came, and an outcome. */
    OUTCOME;

    private static final int ROWS = 400;
    private static final int MICROS_PER_ROW = 1_000;

    /** Imports a file of 400 rows in at least 400 ms. */
    static Ending ofImport(int port) {
        try (RawClient client = new RawClient(port)) {
            GoodImport.post(client, ROWS, MICROS_PER_ROW);
            return of(new LineReader(client));
        } catch (IOException | NumberFormatException e) {
            return NOT_BEGUN;
        }
    }

    private static Ending of(LineReader lines) throws IOException {
        JsonNode record = lines.next();
        try {
            while (!record.has("Outcome")) {
                record = lines.next();
            }
            return OUTCOME;
        } catch (IOException | NumberFormatException e) {
            return lines.isEnded() ? SILENT : CUT;
        }
    }
}
