package io.progressstream.torture.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Whose bytes came to whom. Short answers hold {@code [id]} and nothing else, streams {@code <id>} and no other id. Any threads. */
final class Mail {
    private static final int SHOWN = 300;

    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger streamed = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger hung = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();

    long nextId() {
        return ids.incrementAndGet();
    }

    /** A whole short answer; whether it is right. */
    boolean answered(long id, String body) {
        if (!body.equals("[" + id + "]")) {
            foreign("the short answer " + id + " was: " + shortened(body));
            return false;
        }
        answered.incrementAndGet();
        return true;
    }

    /** What of a stream has come, the whole or a part of it. A line that broke off is none. */
    void streamed(long id, String text) {
        streamed.incrementAndGet();
        String whole = text.substring(0, text.lastIndexOf('\n') + 1).replace("<" + id + ">", "");
        int strange = Math.max(whole.indexOf('<'), whole.indexOf('['));
        if (strange >= 0) {
            foreign("the stream " + id + " held: " + shortened(whole.substring(Math.max(0, strange - SHOWN / 3))));
        }
    }

    /** Something that is of nobody. */
    void foreign(String what) {
        foreign.add(what);
    }

    /** A connection that waited in vain. */
    void hung() {
        hung.incrementAndGet();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Bytes that came to somebody they were not for. */
    List<String> allForeign() {
        return new ArrayList<>(foreign);
    }

    /** Streams that have begun to come. */
    int allStreamed() {
        return streamed.get();
    }

    /** Short answers that were right. */
    int allAnswered() {
        return answered.get();
    }

    /** Connections that waited in vain. */
    int allHung() {
        return hung.get();
    }
}
