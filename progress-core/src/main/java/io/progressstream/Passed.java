package io.progressstream;

import java.io.IOException;

/**
 * What went past on its way to a reader: units of a stream that only goes forward. Going back would count them twice.
 *
 * @param sink who is told
 */
record Passed(ProgressSink sink) {

    /** Before each reading: whether to go on at all. */
    void check() {
        sink.checkCancelled();
    }

    /** One unit, or the end. */
    int one(int value) {
        if (value >= 0) {
            sink.advance(1);
        }
        return value;
    }

    /** So many units, or the end. */
    int some(int count) {
        skipped(count);
        return count;
    }

    /** So many units that nobody has looked at. */
    long skipped(long count) {
        if (count > 0) {
            sink.advance(count);
        }
        return count;
    }

    /** Answers who would go back. */
    static IOException onlyForward() {
        return new IOException("What is counted cannot be read twice: there is no mark and no reset here");
    }
}
