package io.progressstream.servlet.upload;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part that can leave its request. Until then it is the container's part; afterwards it has its own content and a copy of everything
 * else, and what the container does at the end of the request no longer concerns it.
 */
final class UploadPart implements Part {
    private sealed interface State {}

    private record Attached(Part part) implements State {}

    private record Detached(UploadContent content, Map<String, List<String>> headers) implements State {}

    private final String name;
    private final @Nullable String submittedFileName;
    private final @Nullable String contentType;
    private volatile State state;

    UploadPart(Part part) {
        this.name = part.getName();
        this.submittedFileName = part.getSubmittedFileName();
        this.contentType = part.getContentType();
        this.state = new Attached(part);
    }

    /** Leaves the request. Called on the thread of the request, once. */
    void detach(UploadStore store) throws IOException {
        if (state instanceof Attached attached) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header : attached.part().getHeaderNames()) {
                headers.put(header, List.copyOf(attached.part().getHeaders(header)));
            }
            state = new Detached(store.take(attached.part()), headers);
        }
    }

    /** Gives up what it occupies; one that has not left its request is the container's matter. */
    void release() throws IOException {
        if (state instanceof Detached detached) {
            detached.content().release();
            state = new Detached(new UploadContent.Released(detached.content().size()), detached.headers());
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    @SuppressWarnings("NullAway") // The API answers null for what a part does not say.
    public @Nullable String getSubmittedFileName() {
        return submittedFileName;
    }

    @Override
    public @Nullable String getContentType() {
        return contentType;
    }

    @Override
    public long getSize() {
        State now = state;
        return now instanceof Detached detached
                ? detached.content().size()
                : ((Attached) now).part().getSize();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        State now = state;
        return now instanceof Detached detached
                ? detached.content().open()
                : ((Attached) now).part().getInputStream();
    }

    /** Writes a copy. A relative name is the container's matter, which it is no longer once the part has left: then it is refused. */
    @Override
    public void write(String fileName) throws IOException {
        State now = state;
        if (now instanceof Detached detached) {
            Path target = Path.of(fileName);
            if (!target.isAbsolute()) {
                throw new IOException("The part " + name
                        + " belongs to an operation now and can be written to an absolute path only, not to "
                        + fileName);
            }
            detached.content().copyTo(target);
        } else {
            ((Attached) now).part().write(fileName);
        }
    }

    /** Does nothing to a part that has left its request: it is deleted when the operation ends. */
    @Override
    public void delete() throws IOException {
        if (state instanceof Attached attached) {
            attached.part().delete();
        }
    }

    @Override
    public @Nullable String getHeader(String header) {
        State now = state;
        if (now instanceof Attached attached) {
            return attached.part().getHeader(header);
        }
        List<String> lines = ((Detached) now).headers().get(header);
        return lines == null || lines.isEmpty() ? null : lines.get(0);
    }

    @Override
    public Collection<String> getHeaders(String header) {
        State now = state;
        return now instanceof Detached detached
                ? detached.headers().getOrDefault(header, List.of())
                : ((Attached) now).part().getHeaders(header);
    }

    @Override
    public Collection<String> getHeaderNames() {
        State now = state;
        return now instanceof Detached detached
                ? Collections.unmodifiableList(
                        new ArrayList<>(detached.headers().keySet()))
                : ((Attached) now).part().getHeaderNames();
    }
}
