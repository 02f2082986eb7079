package io.progressstream.store;

/**
 * Counts of a store at one moment.
 *
 * @param running operations that have not ended
 * @param ended operations that have ended and are readable
 * @param bytes of all kept records
 * @param keys that are remembered
 */
public record StoreStatistics(int running, int ended, long bytes, int keys) {}
