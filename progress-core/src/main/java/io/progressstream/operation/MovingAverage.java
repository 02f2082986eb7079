package io.progressstream.operation;

/**
 * Exponentially weighted moving average of a quantity per second, over samples at irregular intervals: each sample weighs by the time that it
 * stands for, and half of all weight lies in the last half-life (A. Eckner, "Algorithms for Unevenly Spaced Time Series: Moving
 * Averages and Other Rolling Operators", 2019, EMA with the last-point scheme). The weight of the time before the first sample is divided
 * out (the bias correction of D. Kingma and J. Ba, "Adam", 2015), so that the first second is as good as the others. Not thread-safe.
 */
final class MovingAverage {
    private static final double LN2 = Math.log(2);

    private final double halfLifeNanos;
    private double weighted;
    private double weight;

    MovingAverage(double halfLifeNanos) {
        this.halfLifeNanos = halfLifeNanos;
    }

    /** So much was added to the quantity within so many nanoseconds. */
    void add(double amount, long nanos) {
        if (nanos <= 0) {
            return;
        }
        double keep = Math.exp(-LN2 * nanos / halfLifeNanos);
        weighted = keep * weighted + (1 - keep) * (amount * 1e9 / nanos);
        weight = keep * weight + (1 - keep);
    }

    /** The quantity per second; 0 before the first sample. */
    double perSecond() {
        return weight == 0 ? 0 : weighted / weight;
    }
}
