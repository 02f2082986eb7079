package io.progressstream.torture.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose bytes came to whom. Short answers hold {@code [id]} and nothing else; streams hold lines of JSON with {@code <id>} and no other id. What is
 * neither is foreign, be it of somebody else or of nobody. Any threads.
 */
final class Mail {
    private static final int SHOWN = 300;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Begins an id. */
    private static final Pattern MARK = Pattern.compile("[<\\[]");
    /** A whole one. */
    private static final Pattern ID = Pattern.compile("<\\d+>|\\[\\d+]");

    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger streamed = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger hung = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();

    long nextId() {
        return ids.incrementAndGet();
    }

    /** A whole short answer; whether it is right. */
    boolean answered(long id, int status, String body) {
        if (status != 200 || !body.equals("[" + id + "]")) {
            foreign("the short answer " + id + " was a " + status + ": " + shortened(body));
            return false;
        }
        answered.incrementAndGet();
        return true;
    }

    /** A short answer that broke off, or never began. */
    void broken() {
        broken.incrementAndGet();
    }

    /** A stream that broke off before any of it came. */
    void cut() {
        streamed.incrementAndGet();
        cut.incrementAndGet();
    }

    /** What of a stream has come, in order to its end or not. */
    void streamed(long id, int status, String text, boolean ended) {
        streamed.incrementAndGet();
        if (!ended) {
            cut.incrementAndGet();
        }
        String strange = strangeIn(text.replace("<" + id + ">", ""), ended);
        if (status != 200 || !strange.isEmpty()) {
            foreign("the stream " + id + ", a " + status + ", held: " + shortened(strange));
        }
    }

    /** What does not belong into a stream without its ids; empty: all does. A line may be torn where the stream broke off, and an id in it. */
    private static String strangeIn(String text, boolean ended) {
        int torn = text.lastIndexOf('\n') + 1;
        String whole = text.substring(0, torn);
        Matcher mark = MARK.matcher(whole);
        if (mark.find()) {
            return text.substring(Math.max(0, mark.start() - SHOWN / 3));
        }
        for (String line : (Iterable<String>) whole.lines()::iterator) {
            if (!isObject(line)) {
                return line;
            }
        }
        String rest = text.substring(torn);
        boolean isTorn = !ended && rest.startsWith("{") && !ID.matcher(rest).find();
        return rest.isEmpty() || isTorn ? "" : rest;
    }

    private static boolean isObject(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JacksonException e) {
            return false;
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

    /** Streams that have begun to come, or broke off before. */
    int allStreamed() {
        return streamed.get();
    }

    /** Those of them that did not end in order. */
    int allCut() {
        return cut.get();
    }

    /** Short answers that were right. */
    int allAnswered() {
        return answered.get();
    }

    /** Short answers that broke off. */
    int allBroken() {
        return broken.get();
    }

    /** Connections that waited in vain. */
    int allHung() {
        return hung.get();
    }
}
