package io.progressstream.torture;

import io.progressstream.servlet.testing.Footprint;

/**
 * How much more a process may hold than before, and count as being where it was.
 *
 * @param heap bytes
 * @param objects of this project
 * @param threads that run
 * @param files descriptors that are open
 */
public record Slack(long heap, long objects, int threads, long files) {

    /**
     * That of so many clients or operations; of a thousand, a tenth would leave more in objects or files. Caches of a container grow with its load; its
     * pool grows to its size; connections are kept alive, and Undertow keeps selectors for the threads of its pool; what stays of an operation is a
     * key, for a day.
     */
    public static Slack of(int count) {
        return new Slack((4L << 20) + 10L * 1_024 * count, 100 + count / 2, 250, 10 + count / 100);
    }

    /** Whether it holds no more than that. */
    public boolean allows(Footprint then, Footprint now) {
        return now.heap() <= then.heap() + heap
                && now.objects() <= then.objects() + objects
                && now.threads() <= then.threads() + threads
                && now.files() <= then.files() + files;
    }
}
