package io.progressstream.examples.imports;

import io.progressstream.Problem;
import io.progressstream.ProgressException;

/** What is said of a file that cannot be read, in words for the person who sent it. */
final class BadFile {
    private BadFile() {}

    /** It is not a file of orders at all; nothing was begun. */
    static ProgressException notOrders(String detail) {
        return new ProgressException(Problem.of(400, "Not a file of orders", detail));
    }

    /** It looked like a file of orders up to this row, and could not be checked to its end. */
    static ProgressException brokenAt(long row, String why) {
        return new ProgressException(
                Problem.of(422, "The file is broken", "Row " + row + ": " + why + " Nothing was imported.")
                        .with("row", row));
    }

    /** A text of a file's as a part of a sentence: at most 100 characters of it. */
    static String quoted(String text) {
        return '"' + (text.length() <= 100 ? text : text.substring(0, 100) + '…') + '"';
    }
}
