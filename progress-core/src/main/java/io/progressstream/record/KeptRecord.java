package io.progressstream.record;

/** A record that is numbered, stored and replayed, and never dropped silently. */
public sealed interface KeptRecord extends ProgressRecord
        permits OperationRecord, LineRecord, ErrorRecord, InformationRecord, OutcomeRecord {}
