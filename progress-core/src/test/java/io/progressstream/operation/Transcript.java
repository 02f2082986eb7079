package io.progressstream.operation;

import io.progressstream.store.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a follower was handed, read by an independent JSON reader. */
final class Transcript implements FollowerListener {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<JsonNode> records = new ArrayList<>();
    int calls;
    int stalls;

    @Override
    public void available() {
        calls++;
    }

    @Override
    public void stalled() {
        stalls++;
    }

    /** Takes all that there is now. */
    Transcript drain(Follower follower) {
        for (Optional<Frame> frame = follower.poll(); frame.isPresent(); frame = follower.poll()) {
            String line = new String(frame.get().line(), StandardCharsets.UTF_8);
            if (line.indexOf('\n') != line.length() - 1) {
                throw new AssertionError("not one line: " + line);
            }
            records.add(JSON.readTree(line));
        }
        return this;
    }

    List<JsonNode> records() {
        return records;
    }

    Stream<JsonNode> with(String key) {
        return records.stream().filter(node -> node.has(key));
    }

    List<Long> seqs() {
        return with("seq").map(node -> node.get("seq").asLong()).toList();
    }

    List<String> texts(String key) {
        return with(key).map(node -> node.get(key).asString()).toList();
    }

    /** The numbers of the progress records; -1 for indeterminate. */
    List<Double> progress() {
        return with("Progress")
                .filter(node -> !node.has("Outcome"))
                .map(node -> node.get("Progress").isNull()
                        ? -1
                        : node.get("Progress").asDouble())
                .toList();
    }

    JsonNode last() {
        return records.get(records.size() - 1);
    }

    static JsonNode json(byte[] utf8) {
        return JSON.readTree(utf8);
    }
}
