package io.progressstream;

import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What business code reports to: how far it is, what happened, which items failed. A sink stands for an operation or for one
 * of its tasks.
 *
 * <p><b>Reporting is free of consequences.</b> It never throws because of a client, never waits for one, and does no I/O.
 * Positions are conflated: reporting each of a million rows costs a store each. A report of null, and one after cancellation
 * was asked for or after the end, is dropped (and counted by the engine).
 *
 * <p><b>Threads.</b> All methods may be called by any number of threads at once. {@link #advance} adds up whoever calls;
 * of several {@link #position}s the last one counts.
 *
 * <p><b>How far</b> is a task's own matter: of a total ({@link #total} with {@link #advance} or {@link #position}), in percent
 * ({@link #progress}), or unknown ({@link #indeterminate}). A task is worth its weight in its parent's units: what it has
 * done moves the parent's number by that share. Texts are shown as texts, never as HTML.
 */
public interface ProgressSink {

    /** A sink that ignores everything and is never cancelled. */
    static ProgressSink none() {
        return NoProgress.INSTANCE;
    }

    /** The sink of the operation that this thread works for, or {@link #none()}: never null. */
    static ProgressSink current() {
        return CurrentProgress.get();
    }

    /**
     * Says how many units there are in all; may be changed at any time. A total of 0 or less means "not known".
     *
     * @param unit what is counted, for people: {@code rows}, {@code files}
     * @return this sink
     */
    ProgressSink total(long total, String unit);

    /** As {@link #total(long, String)}, without a unit. */
    ProgressSink total(long total);

    /** One more unit is done. */
    default void advance() {
        advance(1);
    }

    /** So many more units are done; a negative number takes back. */
    void advance(long units);

    /** So many units are done in all, counted from 0. */
    void position(long done);

    /** So much is done, in percent from 0 to 100; outside of it is taken to the nearer end, not-a-number is dropped. */
    void progress(double percent);

    /**
     * From now on nobody can say how far it is, until the next {@link #total} or {@link #progress}.
     *
     * @return this sink
     */
    ProgressSink indeterminate();

    /**
     * So many more items went well. Only for work that does not go through {@link #over(Iterable)} and its kin, which count
     * the items that went well themselves.
     */
    void ok(long items);

    /** One more item went well; see {@link #ok(long)}. */
    default void ok() {
        ok(1);
    }

    /** A line for the log. */
    void line(@Nullable String text);

    /** A line for the log, with level, code and arguments. */
    void line(@Nullable Message message);

    /** A line that asks for attention, although nothing failed. */
    void warn(@Nullable String text);

    /** A good message, such as the end of a step. */
    void information(@Nullable String text);

    /** A good message with code and arguments. */
    void information(@Nullable Message message);

    /** An item failed; the operation goes on. */
    void error(@Nullable ItemError error);

    /** An item failed; the operation goes on. */
    default void error(@Nullable String text) {
        error(text == null ? null : ItemError.of(text));
    }

    /** The text of the outcome if the operation ends well; the last one counts. Without it there is a standard text. */
    void summary(@Nullable String text);

    /**
     * A part of this sink's work.
     *
     * @param name for people; at most 256 characters are sent
     * @param weight its share, in units of this sink's total, or in percent where this sink has no total; what is more than
     *     there is left counts as what is left
     * @return the sink of the part. Finish it ({@link #finish()}); if it is forgotten it is finished with this one
     */
    ProgressSink task(String name, double weight);

    /** A part of this sink's work that takes all that earlier parts have left of it. */
    ProgressSink task(String name);

    /**
     * Does a part of this sink's work: finished when the body returns, failed when it throws, and then the bar stays where it
     * was.
     *
     * @return what the body returned
     * @throws E what the body threw
     */
    default <T extends @Nullable Object, E extends Exception> T task(String name, double weight, TaskBody<T, E> body)
            throws E {
        return TaskBody.run(task(name, weight), body);
    }

    /** This task is done: its bar is full, what it was worth is added to its parent's, and its open parts are done too. */
    void finish();

    /** This task has failed: its bar and its parent's stay where they are. Its item errors are reported on their own. */
    void fail();

    /** Whether the work should stop. Costs a read. */
    boolean isCancelled();

    /**
     * Stops the work if it should stop.
     *
     * @throws CancellationException if it should; let it pass, or roll back and throw an {@link OperationCancelledException}
     */
    void checkCancelled();

    /** Whether the operation can be cancelled from now on; {@code false} for example while it commits. */
    void cancellable(boolean cancellable);

    /**
     * The same elements, counted: each one is an item of this sink, done when the next one is asked for, and well done unless an
     * {@link #error} was reported. Checks for cancellation before each. A {@link java.util.Collection} tells its size as the total.
     */
    default <T extends @Nullable Object> Iterable<T> over(Iterable<T> items) {
        return Counting.iterable(this, items);
    }

    /** The same elements, counted as by {@link #over(Iterable)}. */
    default <T extends @Nullable Object> Iterator<T> over(Iterator<T> items) {
        return Counting.iterator(this, items);
    }

    /** The same elements, counted as by {@link #over(Iterable)}; parallel if the stream is. */
    default <T extends @Nullable Object> Stream<T> over(Stream<T> items) {
        return Counting.stream(this, items);
    }

    /** The same bytes, counted as units of this sink. Checks for cancellation before each read. */
    default InputStream over(InputStream bytes) {
        return Counting.bytes(this, bytes);
    }

    /** The same characters, counted as units of this sink. Checks for cancellation before each read. */
    default Reader over(Reader characters) {
        return Counting.characters(this, characters);
    }

    /**
     * Says that the units of this sink are items: each one that is done and not reported as an {@link #error} went well. What
     * {@link #over(Iterable)} says by itself.
     *
     * @return this sink
     */
    ProgressSink items();
}
