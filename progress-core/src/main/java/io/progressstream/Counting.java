package io.progressstream;

import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Wraps what work goes through, so that going through it is reporting. */
final class Counting {
    private Counting() {}

    static <T extends @Nullable Object> Iterable<T> iterable(ProgressSink sink, Iterable<T> items) {
        if (items instanceof Collection<?> collection) {
            sink.total(collection.size());
        }
        return () -> iterator(sink, items.iterator());
    }

    static <T extends @Nullable Object> Iterator<T> iterator(ProgressSink sink, Iterator<T> items) {
        sink.items();
        return new CountingIterator<>(sink, items);
    }

    static <T extends @Nullable Object> Stream<T> stream(ProgressSink sink, Stream<T> items) {
        sink.items();
        boolean parallel = items.isParallel();
        return StreamSupport.stream(new CountingSpliterator<>(sink, items.spliterator()), parallel)
                .onClose(items::close);
    }

    static InputStream bytes(ProgressSink sink, InputStream bytes) {
        return new CountingInputStream(sink, bytes);
    }

    static Reader characters(ProgressSink sink, Reader characters) {
        return new CountingReader(sink, characters);
    }

    /** An item is done when the next one is asked for. */
    private static final class CountingIterator<T extends @Nullable Object> implements Iterator<T> {
        private final ProgressSink sink;
        private final Iterator<T> items;
        private boolean handedOut;

        CountingIterator(ProgressSink sink, Iterator<T> items) {
            this.sink = sink;
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            settle();
            sink.checkCancelled();
            return items.hasNext();
        }

        @Override
        public T next() {
            settle();
            T item = items.next();
            handedOut = true;
            return item;
        }

        private void settle() {
            if (handedOut) {
                handedOut = false;
                sink.advance(1);
            }
        }

        @Override
        public void remove() {
            items.remove();
        }

        @Override
        public void forEachRemaining(Consumer<? super T> action) {
            while (hasNext()) {
                action.accept(next());
            }
        }
    }
}
