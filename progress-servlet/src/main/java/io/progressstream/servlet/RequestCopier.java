package io.progressstream.servlet;

import io.progressstream.Problem;
import io.progressstream.servlet.upload.UploadRequest;
import io.progressstream.servlet.upload.UploadStore;
import io.progressstream.servlet.upload.Uploads;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes from a request what must outlive it. */
final class RequestCopier {
    private static final Logger LOG = System.getLogger(RequestCopier.class.getName());

    private final Optional<Path> folder;
    private final AtomicReference<@Nullable UploadStore> store = new AtomicReference<>();

    RequestCopier(Optional<Path> folder) {
        this.folder = folder;
    }

    /** All parts of a request; none if it is not multipart. */
    Uploads uploadsOf(HttpServletRequest request) throws IOException, UnreadableUploadException {
        return UploadRequest.isMultipart(request) ? detach(UploadRequest.of(request)) : Uploads.none();
    }

    /** The parts of a request that stood behind an {@link io.progressstream.servlet.upload.UploadFilter}. */
    Uploads uploadsTaken(HttpServletRequest request) throws IOException, UnreadableUploadException {
        Optional<UploadRequest> taken = UploadRequest.find(request);
        return taken.isPresent() ? detach(taken.get()) : Uploads.none();
    }

    private Uploads detach(UploadRequest request) throws IOException, UnreadableUploadException {
        try {
            // Before the parts, so that those of the query come first on every container.
            request.getParameterMap();
            request.getParts();
        } catch (IOException | ServletException | RuntimeException e) {
            UploadVerdict verdict = UploadVerdict.of(e);
            if (verdict instanceof UploadVerdict.Refused refused) {
                LOG.log(
                        Level.DEBUG,
                        () -> "An upload was refused with " + refused.problem().status(),
                        e);
                throw new UnreadableUploadException(refused.problem(), e);
            }
            if (verdict instanceof UploadVerdict.NotKept) {
                throw notKept(e);
            }
            LOG.log(Level.DEBUG, "An upload broke off", e);
            if (e instanceof IOException broken) {
                throw broken;
            }
            throw e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
        }
        try {
            return request.detach(storeFor(request));
        } catch (ServletException e) {
            throw new IllegalStateException("The parts were there a moment ago", e);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static UnreadableUploadException notKept(Exception cause) {
        LOG.log(
                Level.ERROR,
                "An upload could not be kept: is there room in the folder for uploads, and may it be written?",
                cause);
        return new UnreadableUploadException(
                Problem.of(500, "Internal Server Error", "The upload could not be kept"), cause);
    }

    private UploadStore storeFor(HttpServletRequest request) {
        UploadStore made = store.get();
        if (made != null) {
            return made;
        }
        UploadStore mine = new UploadStore(folder.orElseGet(() -> temporary(request.getServletContext())));
        return store.compareAndSet(null, mine) ? mine : storeFor(request);
    }

    private static Path temporary(ServletContext context) {
        return context.getAttribute(ServletContext.TEMPDIR) instanceof File file
                ? file.toPath()
                : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
