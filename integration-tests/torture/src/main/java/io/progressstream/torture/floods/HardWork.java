package io.progressstream.torture.floods;

import io.progressstream.ProgressSink;
import io.progressstream.benchmarks.Table;
import io.progressstream.operation.OperationEngine;
import io.progressstream.servlet.ProgressHttp;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works that are hard on an engine. Started by {@code POST /hard?work=&size=}. */
public enum HardWork {
    /** So many lines, as fast as can be. */
    LINES(10_000_000, "succeeded") {
        @Override
        @Nullable
        Object run(int size, ProgressSink progress) {
            for (int i = 1; i <= size; i++) {
                progress.line("line " + i);
            }
            return null;
        }
    },
    /** One line of so many bytes. */
    LONG_LINE(100_000_000, "succeeded") {
        @Override
        @Nullable
        Object run(int size, ProgressSink progress) {
            progress.line("x".repeat(size));
            return null;
        }
    },
    /** So many tasks, one after the other, each told to its end. */
    TASKS(1_000_000, "succeeded") {
        @Override
        @Nullable
        Object run(int size, ProgressSink progress) {
            progress.total(size, "tasks");
            for (int i = 1; i <= size; i++) {
                ProgressSink task = progress.task("task " + i, 1);
                task.progress(50);
                task.finish();
            }
            return null;
        }
    },
    /** So many tasks, none of which is ever finished. */
    OPEN_TASKS(100_000, "succeeded") {
        @Override
        @Nullable
        Object run(int size, ProgressSink progress) {
            progress.total(size, "tasks");
            for (int i = 1; i <= size; i++) {
                progress.task("task " + i, 1).progress(50);
            }
            return null;
        }
    },
    /** So many reports of every kind from each of 64 threads. */
    THREADS(100_000, "partial") {
        @Override
        @Nullable
        Object run(int size, ProgressSink progress) throws InterruptedException {
            List<Thread> threads = new ArrayList<>();
            progress.total(64L * size, "reports");
            for (int i = 0; i < 64; i++) {
                threads.add(new Thread(() -> {
                    for (int j = 0; j < size; j++) {
                        progress.advance();
                        progress.line("a line");
                        progress.ok();
                    }
                    progress.error("an error");
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return null;
        }
    },
    /** So many reports by another thread, most of them after the end. */
    AFTER_THE_END(10_000_000, "succeeded") {
        @Override
        @Nullable
        Object run(int size, ProgressSink progress) {
            new Thread(() -> {
                        long end = System.nanoTime() + AFTER.toNanos();
                        for (int i = 0; i < size || System.nanoTime() < end; i++) {
                            progress.line("too late");
                            progress.position(i);
                        }
                        progress.information("too late");
                    })
                    .start();
            return "the end";
        }
    },
    EXCEPTION(0, "failed") {
        @Override
        Object run(int size, ProgressSink progress) throws Exception {
            throw new Exception("of the work");
        }
    },
    ERROR(0, "failed") {
        @Override
        Object run(int size, ProgressSink progress) {
            throw new AssertionError("of the work");
        }
    },
    STACK_OVERFLOW(0, "failed") {
        @Override
        Object run(int size, ProgressSink progress) {
            return deeper(1) + " frames";
        }

        private long deeper(long depth) {
            return depth < 0 ? 0 : deeper(depth + 1) + depth;
        }
    },
    INTERRUPT(0, "succeeded") {
        @Override
        Object run(int size, ProgressSink progress) {
            Thread.currentThread().interrupt();
            progress.line("interrupted");
            return "the end";
        }
    },
    INTERRUPTED_EXCEPTION(0, "failed") {
        @Override
        Object run(int size, ProgressSink progress) throws InterruptedException {
            Thread.currentThread().interrupt();
            Thread.sleep(1_000);
            return "never";
        }
    },
    RESULT_THAT_IS_NO_JSON(0, "succeeded") {
        @Override
        Object run(int size, ProgressSink progress) {
            return lazy(() -> {
                throw new IllegalStateException("of the result");
            });
        }
    },
    RESULT_THAT_CONTAINS_ITSELF(0, "succeeded") {
        @Override
        Object run(int size, ProgressSink progress) {
            List<Object> list = new ArrayList<>();
            list.add(list);
            return list;
        }
    },
    /** A result that takes so many milliseconds to be written. */
    RESULT_THAT_BLOCKS(2_000, "succeeded") {
        @Override
        Object run(int size, ProgressSink progress) {
            return lazy(() -> {
                long end = System.nanoTime() + Duration.ofMillis(size).toNanos();
                while (end > System.nanoTime()) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
                return "at last";
            });
        }
    };

    /** So long after its work has returned, an operation has ended. */
    private static final Duration AFTER = Duration.ofMillis(500);

    private final int size;
    private final String outcome;

    HardWork(int size, String outcome) {
        this.size = size;
        this.outcome = outcome;
    }

    /** Does it. */
    abstract @Nullable Object run(int size, ProgressSink progress) throws Exception;

    /** A result that is made when it is written. */
    private static List<String> lazy(Supplier<String> text) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return text.get();
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }

    /** How large it is in a full run; 0: it has no size. */
    int size() {
        return size;
    }

    /** How it is to end. */
    String outcome() {
        return outcome;
    }

    /** As tables name it. */
    String title() {
        return Table.words(this);
    }

    /** Registers them. */
    public static void install(ServletContext context, OperationEngine engine) {
        ProgressHttp http = ProgressHttp.over(engine);
        Site.serve(context, "/hard", (request, response) -> {
            HardWork work = valueOf(request.getParameter("work"));
            int size = Integer.parseInt(request.getParameter("size"));
            http.start(request, response, work.title(), (in, progress) -> work.run(size, progress));
        });
    }
}
