package io.progressstream.examples.servlet;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.servlet.upload.UploadRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** The form that a file comes in. */
final class UploadForm {
    /** Bytes of a file. */
    static final long MAX_FILE = 1L << 30;
    /** Bytes of a form. */
    static final long MAX_FORM = MAX_FILE + (1L << 20);

    private UploadForm() {}

    /**
     * The one file of its field {@code file}.
     *
     * @throws ProgressException with status 415 if the request is no form, 413 if it is too large, 400 if it cannot be read to its
     *     end or has not one file
     */
    static Part file(HttpServletRequest request) throws IOException {
        if (!UploadRequest.isMultipart(request)) {
            throw refused(415, "Unsupported Media Type", "Send the file as the field file of a multipart form.");
        }
        if (request.getContentLengthLong() > MAX_FORM) {
            throw tooLarge();
        }
        List<Part> files = parts(request).stream()
                .filter(part -> part.getName().equals("file") && part.getSubmittedFileName() != null)
                .toList();
        if (files.size() != 1) {
            throw refused(400, "One file, please", "Send one file; these were " + files.size() + ".");
        }
        return files.get(0);
    }

    private static Collection<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            throw tooLarge();
        } catch (ServletException e) {
            throw refused(400, "Bad Request", "The form could not be read to its end.");
        }
    }

    private static ProgressException tooLarge() {
        return refused(413, "Content Too Large", "A file may have 1 GB.");
    }

    private static ProgressException refused(int status, String title, String detail) {
        return new ProgressException(Problem.of(status, title, detail));
    }
}
