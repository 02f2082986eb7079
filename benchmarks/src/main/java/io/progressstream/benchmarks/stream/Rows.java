package io.progressstream.benchmarks.stream;

import jakarta.servlet.ServletRequest;

/** The work: rows that take about a microsecond each, every one of them reported, and every thousandth worth a line. */
final class Rows {
    private static final int EVERY = 1_000;
    private static final int ROUNDS = 850;

    private Rows() {}

    /** Who hears of them. */
    interface Reporter<E extends Exception> {
        void row(long number) throws E;

        void line(String text) throws E;
    }

    /** How many a request asks for. */
    static long of(ServletRequest request) {
        return Long.parseLong(request.getParameter("rows"));
    }

    /** Does so many rows; answers a number that nobody can know without doing them. */
    static <E extends Exception> long run(long rows, Reporter<E> reporter) throws E {
        long sum = 0;
        for (long number = 1; number <= rows; number++) {
            sum += work(number);
            reporter.row(number);
            if (number % EVERY == 0) {
                reporter.line(text(number));
            }
        }
        return sum;
    }

    /** One row. */
    static long work(long number) {
        long hash = 0xcbf29ce484222325L ^ number;
        for (int i = 0; i < ROUNDS; i++) {
            hash = (hash ^ (hash >>> 29)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Whether a row is worth a line. */
    static boolean hasLine(long number) {
        return number % EVERY == 0;
    }

    /** The line of a row. */
    static String text(long number) {
        return "Row " + number + ": unknown SKU 85123A, taken as a gift";
    }
}
