package io.progressstream.operation;

/** Fractions as percent with two decimals, rounded down: what is not done is never shown as done. */
final class Percent {
    /** The most that is shown before the outcome. */
    private static final double ALMOST = 99.99;

    private Percent() {}

    /** 0 to 100. */
    static double of(double fraction) {
        return Math.floor(Math.max(0, Math.min(1, fraction)) * 10_000 + 1e-9) / 100;
    }

    /** 0 to 99.99. */
    static double unfinished(double fraction) {
        return Math.min(ALMOST, of(fraction));
    }
}
