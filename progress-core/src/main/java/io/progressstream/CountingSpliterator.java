package io.progressstream;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts each element after it was handled; splits as the one behind it does. */
final class CountingSpliterator<T extends @Nullable Object> implements Spliterator<T> {
    private final ProgressSink sink;
    private final Spliterator<T> items;

    CountingSpliterator(ProgressSink sink, Spliterator<T> items) {
        this.sink = sink;
        this.items = items;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        sink.checkCancelled();
        return items.tryAdvance(item -> {
            action.accept(item);
            sink.advance(1);
        });
    }

    @Override
    public void forEachRemaining(Consumer<? super T> action) {
        items.forEachRemaining(item -> {
            sink.checkCancelled();
            action.accept(item);
            sink.advance(1);
        });
    }

    @Override
    public @Nullable Spliterator<T> trySplit() {
        Spliterator<T> split = items.trySplit();
        return split == null ? null : new CountingSpliterator<>(sink, split);
    }

    @Override
    public long estimateSize() {
        return items.estimateSize();
    }

    @Override
    public int characteristics() {
        return items.characteristics();
    }

    @Override
    public Comparator<? super T> getComparator() {
        return items.getComparator();
    }
}
