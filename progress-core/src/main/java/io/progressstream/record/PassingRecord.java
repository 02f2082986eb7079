package io.progressstream.record;

/** A record without a number: a newer one of its kind may take its place before it is sent, and it is never replayed. */
public sealed interface PassingRecord extends ProgressRecord
        permits ProgressReport, BeatRecord, StateRecord, GapRecord, LapRecord, SnapshotRecord {}
