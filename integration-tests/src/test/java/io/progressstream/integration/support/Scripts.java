package io.progressstream.integration.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the test application answers, as the tests say. */
public final class Scripts {
    private final Map<String, Supplier<? extends @Nullable Object>> answers = new ConcurrentHashMap<>();

    void put(String name, Supplier<? extends @Nullable Object> answer) {
        answers.put(name, answer);
    }

    @Nullable
    Object answer(String name) {
        Supplier<? extends @Nullable Object> answer = answers.get(name);
        if (answer == null) {
            throw new IllegalArgumentException("no script for " + name);
        }
        return answer.get();
    }
}
