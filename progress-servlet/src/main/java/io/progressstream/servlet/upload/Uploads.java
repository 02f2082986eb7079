package io.progressstream.servlet.upload;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Parts that have left their request. They know nothing of it any more; they are readable, by any thread and any number of times, until
 * {@link #release}, which must be called once.
 */
public final class Uploads {
    private static final Logger LOG = System.getLogger(Uploads.class.getName());
    private static final Uploads NONE = new Uploads(List.of());

    private final List<UploadPart> parts;

    Uploads(List<UploadPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Those of a request without parts. */
    public static Uploads none() {
        return NONE;
    }

    /** All parts of the request, in order; unmodifiable. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Deletes them. Whoever reads one reads on to its end where the file system allows it; they cannot be opened again. May be repeated; never throws. */
    public void release() {
        for (UploadPart part : parts) {
            try {
                part.release();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "An upload that is no longer needed could not be deleted", e);
            }
        }
    }
}
