package io.progressstream.benchmarks.stream;

/** The message of a line: the same JSON for every peer. */
record Line(String Line) {}
