package io.progressstream.store;

/** The newest snapshot of an operation, in the two forms in which it is asked for. Called by any thread; never waits. */
public interface Snapshots {

    /** The snapshot record as a line of NDJSON, its {@code \n} included. */
    byte[] line();

    /** The snapshot document: JSON in UTF-8 without a line end. */
    byte[] document();

    /** Snapshots that do not change any more. */
    static Snapshots frozen(byte[] line, byte[] document) {
        return new Snapshots() {
            @Override
            public byte[] line() {
                return line;
            }

            @Override
            public byte[] document() {
                return document;
            }
        };
    }
}
