package io.progressstream.torture.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** A bug on purpose: who does not find this one finds none. */
public final class PlantedTarget {
    private PlantedTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsAsciiString();
        if (text.startsWith("{\"Outcome\"") && text.indexOf('}') > 12) {
            throw new IllegalStateException("found");
        }
    }
}
