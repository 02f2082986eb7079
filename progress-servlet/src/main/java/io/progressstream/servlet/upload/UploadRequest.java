package io.progressstream.servlet.upload;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A multipart request whose parts can leave it. Whoever got a part from it, directly or through a framework, keeps a part that is
 * readable after {@link #detach}, until the {@link Uploads} are released.
 *
 * <p>Used on the thread of the request only.
 */
public final class UploadRequest extends HttpServletRequestWrapper {
    private static final String ATTRIBUTE = UploadRequest.class.getName();

    private @Nullable List<UploadPart> parts;

    private UploadRequest(HttpServletRequest request) {
        super(request);
    }

    /** Whether a request is of a multipart form. */
    public static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** The one that stands around a request already, or a new one. */
    public static UploadRequest of(HttpServletRequest request) {
        return find(request).orElseGet(() -> {
            UploadRequest made = new UploadRequest(request);
            request.setAttribute(ATTRIBUTE, made);
            return made;
        });
    }

    /** The one that stands around a request, put there by an {@link UploadFilter}. */
    public static Optional<UploadRequest> find(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UploadRequest found ? Optional.of(found) : Optional.empty();
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        return Collections.unmodifiableList(new ArrayList<>(load()));
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        for (UploadPart part : load()) {
            if (part.getName().equals(name)) {
                return part;
            }
        }
        return null;
    }

    private List<UploadPart> load() throws IOException, ServletException {
        List<UploadPart> loaded = parts;
        if (loaded == null) {
            loaded = new ArrayList<>();
            for (Part part : super.getParts()) {
                loaded.add(new UploadPart(part));
            }
            parts = loaded;
        }
        return loaded;
    }

    /**
     * Lets all parts leave the request; waits for the whole upload. From then on neither the container nor a framework can delete them.
     *
     * @return what must be released
     * @throws IOException if the upload cannot be read or kept; nothing is kept then
     */
    public Uploads detach(UploadStore store) throws IOException, ServletException {
        List<UploadPart> leaving = load();
        Uploads uploads = new Uploads(leaving);
        try {
            for (UploadPart part : leaving) {
                part.detach(store);
            }
        } catch (IOException | RuntimeException e) {
            uploads.release();
            throw e;
        }
        return uploads;
    }
}
