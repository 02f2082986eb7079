package io.progressstream;

import org.jspecify.annotations.Nullable;

/** The sink that ignores everything. */
enum NoProgress implements ProgressSink {
    INSTANCE;

    @Override
    public ProgressSink total(long total, String unit) {
        return this;
    }

    @Override
    public ProgressSink total(long total) {
        return this;
    }

    @Override
    public void advance(long units) {}

    @Override
    public void position(long done) {}

    @Override
    public void progress(double percent) {}

    @Override
    public ProgressSink indeterminate() {
        return this;
    }

    @Override
    public void ok(long items) {}

    @Override
    public void line(@Nullable String text) {}

    @Override
    public void line(@Nullable Message message) {}

    @Override
    public void warn(@Nullable String text) {}

    @Override
    public void information(@Nullable String text) {}

    @Override
    public void information(@Nullable Message message) {}

    @Override
    public void error(@Nullable ItemError error) {}

    @Override
    public void summary(@Nullable String text) {}

    @Override
    public ProgressSink task(String name, double weight) {
        return this;
    }

    @Override
    public ProgressSink task(String name) {
        return this;
    }

    @Override
    public void finish() {}

    @Override
    public void fail() {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void checkCancelled() {}

    @Override
    public void cancellable(boolean cancellable) {}

    @Override
    public ProgressSink items() {
        return this;
    }
}
