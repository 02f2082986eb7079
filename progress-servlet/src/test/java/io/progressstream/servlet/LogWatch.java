package io.progressstream.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged by a logger and those below it while it is open, and keeps it off the console. */
final class LogWatch extends Handler implements AutoCloseable {
    private final Logger logger;
    private final Level before;
    private final boolean console;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogWatch(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
        this.console = logger.getUseParentHandlers();
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Watches the logger of this name. */
    static LogWatch of(String name) {
        return new LogWatch(Logger.getLogger(name));
    }

    List<LogRecord> records() {
        return records;
    }

    /** Those of at least this level. */
    List<LogRecord> atLeast(Level level) {
        return records.stream()
                .filter(record -> record.getLevel().intValue() >= level.intValue())
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(console);
        logger.setLevel(before);
    }
}
