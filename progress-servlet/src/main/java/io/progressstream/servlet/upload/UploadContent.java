package io.progressstream.servlet.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a detached part holds. */
sealed interface UploadContent {

    /** Bytes. */
    long size();

    /** Reads from the beginning. */
    InputStream open() throws IOException;

    /** Copies to a file, which may exist. */
    default void copyTo(Path target) throws IOException {
        try (InputStream in = open()) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Gives up what it occupies outside of this object. May be repeated. */
    void release() throws IOException;

    /** What is left of one that was released. */
    record Released(long size) implements UploadContent {
        @Override
        public InputStream open() throws IOException {
            throw new IOException("The operation that this upload belonged to has ended, and the upload was given up");
        }

        @Override
        public void release() {}
    }

    /** A small one. */
    record InMemory(byte[] bytes) implements UploadContent {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void release() {}
    }

    /** A large one. */
    record InFile(Path file, long size) implements UploadContent {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void release() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
