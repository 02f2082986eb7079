package io.progressstream.torture;

import java.util.ArrayList;
import java.util.List;

/** What was expected, and what of it did not hold. */
public final class Findings {
    private final List<String> lost = new ArrayList<>();
    private int held;

    /** Writes down whether something holds, and what it means if it does not. */
    public void expect(boolean holds, String otherwise) {
        if (holds) {
            held++;
        } else {
            lost.add(otherwise);
        }
    }

    /** Prints them; ends this process with status 1 if anything was lost. */
    public void exit() {
        System.out.println();
        lost.forEach(finding -> System.out.println("LOST  " + finding));
        System.out.println(held + " held, " + lost.size() + " lost");
        if (!lost.isEmpty()) {
            System.exit(1);
        }
    }
}
