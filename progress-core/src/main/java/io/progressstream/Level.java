package io.progressstream;

/** How much a line asks for attention. */
public enum Level {
    /** An ordinary line. */
    INFO,
    /** Something that a person should look at, although nothing failed. */
    WARN
}
