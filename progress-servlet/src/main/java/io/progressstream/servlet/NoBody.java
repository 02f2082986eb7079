package io.progressstream.servlet;

import java.util.Optional;

/** No bytes. */
enum NoBody implements Body {
    INSTANCE;

    @Override
    public Optional<byte[]> next() {
        return Optional.empty();
    }

    @Override
    public boolean isEnded() {
        return true;
    }

    @Override
    public void close() {}
}
