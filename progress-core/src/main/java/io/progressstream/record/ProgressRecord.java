package io.progressstream.record;

/** One record of an operation. Immutable. */
public sealed interface ProgressRecord permits KeptRecord, PassingRecord {}
