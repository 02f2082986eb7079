package io.progressstream.torture;

import io.progressstream.operation.EngineStatistics;
import io.progressstream.servlet.testing.Footprint;
import java.util.Arrays;

/**
 * What a server holds at one moment, after a full collection.
 *
 * @param footprint of its process
 * @param running operations
 * @param ended operations that are still readable
 * @param followers of all operations
 * @param loops of the article that have come to their end since it started
 * @param written lines that loops of the article have written since it started
 */
public record State(Footprint footprint, long running, long ended, long followers, long loops, long written) {

    static State of(EngineStatistics statistics, long loops, long written) {
        return new State(
                Footprint.now(), statistics.running(), statistics.ended(), statistics.followers(), loops, written);
    }

    /** One line, for {@link #parse}. */
    String line() {
        return footprint.heap() + " " + footprint.objects() + " " + footprint.threads() + " " + footprint.files() + " "
                + running + " " + ended + " " + followers + " " + loops + " " + written;
    }

    static State parse(String line) {
        long[] numbers =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new State(
                new Footprint(numbers[0], numbers[1], (int) numbers[2], numbers[3]),
                numbers[4],
                numbers[5],
                numbers[6],
                numbers[7],
                numbers[8]);
    }

    /** Whether nobody follows anything and nothing runs or is kept. */
    public boolean isQuiet() {
        return running + ended + followers == 0;
    }
}
