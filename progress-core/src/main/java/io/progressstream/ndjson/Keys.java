package io.progressstream.ndjson;

import java.nio.charset.StandardCharsets;

/** The keys of the protocol, as they are written: in quotes, with a colon. */
final class Keys {
    static final byte[] SEQ = key("seq");
    static final byte[] OPERATION = key("Operation");
    static final byte[] PROGRESS = key("Progress");
    static final byte[] LINE = key("Line");
    static final byte[] ERROR = key("Error");
    static final byte[] INFORMATION = key("Information");
    static final byte[] OUTCOME = key("Outcome");

    static final byte[] ID = key("id");
    static final byte[] VERSION = key("v");
    static final byte[] FOLLOW = key("follow");
    static final byte[] CANCELLABLE = key("cancellable");
    static final byte[] ON_DISCONNECT = key("onDisconnect");
    static final byte[] BEAT = key("beat");
    static final byte[] IDLE = key("idle");
    static final byte[] STATE = key("state");
    static final byte[] RETRY = key("retry");
    static final byte[] LAP = key("lap");
    static final byte[] GAP = key("gap");
    static final byte[] FROM = key("from");
    static final byte[] TO = key("to");
    static final byte[] SNAPSHOT = key("snapshot");
    static final byte[] TASKS = key("tasks");
    static final byte[] ENDED_AS = key("outcome");

    static final byte[] LEVEL = key("level");
    static final byte[] CODE = key("code");
    static final byte[] ARGS = key("args");
    static final byte[] AT = key("at");
    static final byte[] CUT = key("cut");

    static final byte[] OK = key("ok");
    static final byte[] BAD = key("bad");
    static final byte[] ELAPSED = key("elapsed");
    static final byte[] ETA = key("eta");
    static final byte[] RESULT = key("result");
    static final byte[] OMITTED = key("omitted");
    static final byte[] PROBLEM = key("problem");
    static final byte[] REF = key("ref");
    static final byte[] CLIPPED = key("clipped");

    static final byte[] TASK = key("task");
    static final byte[] TASK_ID = key("taskId");
    static final byte[] PARENT_ID = key("parentId");
    static final byte[] TASK_STATE = key("taskState");
    static final byte[] TASK_PROGRESS = key("taskProgress");
    static final byte[] DONE = key("done");
    static final byte[] TOTAL = key("total");
    static final byte[] UNIT = key("unit");
    static final byte[] RATE = key("rate");

    private Keys() {}

    private static byte[] key(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }
}
