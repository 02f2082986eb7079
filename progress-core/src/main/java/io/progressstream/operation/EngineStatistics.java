package io.progressstream.operation;

/**
 * Counts of an engine at one moment.
 *
 * @param running operations that have not ended
 * @param stuck of these, the ones that have reported nothing for longer than {@link EngineLimits#stuckAfter}
 * @param ended operations that have ended and are still readable
 * @param followers of all operations
 * @param keptBytes bytes of all kept records
 * @param droppedReports reports that came as null, after cancellation was asked for, or after the end, since the engine began.
 *     Those of operations that are forgotten are included
 */
public record EngineStatistics(int running, int stuck, int ended, int followers, long keptBytes, long droppedReports) {}
