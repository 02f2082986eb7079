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

    /** Whether it holds no more than that. */
    public boolean allows(Footprint then, Footprint now) {
        return now.heap() <= then.heap() + heap
                && now.objects() <= then.objects() + objects
                && now.threads() <= then.threads() + threads
                && now.files() <= then.files() + files;
    }
}
