package io.progressstream.servlet.upload;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where detached parts are: those of at most {@value #MAX_IN_MEMORY} bytes in memory, all others in a folder that only this user can
 * read. The folder is made for the first of them, in the given one; it is empty when no operation runs, and is removed when the JVM ends.
 *
 * <p>All methods may be called from any thread.
 */
public final class UploadStore {
    /** Bytes of a part that is kept in memory at the most. */
    public static final int MAX_IN_MEMORY = 16 * 1024;

    private final Path parent;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Path folder;

    /**
     * A store in a folder. A container's parts are moved rather than copied if it is on the same file system as the container's own
     * folder for uploads.
     */
    public UploadStore(Path parent) {
        this.parent = parent;
    }

    /** Takes over what a part holds; it does not need the part any more. */
    UploadContent take(Part part) throws IOException {
        if (part.getSize() <= MAX_IN_MEMORY) {
            try (InputStream in = part.getInputStream()) {
                return new UploadContent.InMemory(in.readAllBytes());
            }
        }
        Path file = folder().resolve(UUID.randomUUID().toString());
        try {
            part.write(file.toString());
            if (Files.notExists(file)) {
                // A form field on Undertow: long, but not written.
                try (InputStream in = part.getInputStream()) {
                    Files.copy(in, file);
                }
            }
            return new UploadContent.InFile(file, Files.size(file));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private Path folder() throws IOException {
        lock.lock();
        try {
            Path made = folder;
            if (made == null || Files.notExists(made)) {
                Files.createDirectories(parent);
                made = Files.createTempDirectory(parent, "progress-uploads-");
                made.toFile().deleteOnExit();
                folder = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
