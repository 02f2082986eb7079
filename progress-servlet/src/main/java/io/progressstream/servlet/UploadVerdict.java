package io.progressstream.servlet;

import io.progressstream.Problem;
import jakarta.servlet.ServletException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a container thinks of an upload. The Servlet API has no words for it: Tomcat throws exceptions of its own, Jetty a {@link
 * ServletException}, and which of them mean the client's fault can be told by their causes only.
 */
final class UploadVerdict {
    private UploadVerdict() {}

    /** What the client is told; empty: it is not the client's fault, or the client is gone. */
    static Optional<Problem> of(Exception failure) {
        boolean own = false;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (saysTooLarge(each)) {
                return Optional.of(Problem.of(413, "Content Too Large", "The upload is larger than is allowed here"));
            }
            own |= isVerdict(each);
            if (isOfTheConnection(each)) {
                return Optional.empty();
            }
        }
        return own
                ? Optional.of(Problem.of(400, "Bad Request", "The upload is not a multipart form that can be read"))
                : Optional.empty();
    }

    private static boolean saysTooLarge(Throwable each) {
        String text = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("exceed") || text.contains("too large");
    }

    private static boolean isVerdict(Throwable each) {
        return each instanceof ServletException
                || each.getClass().getSimpleName().endsWith("FileUploadException");
    }

    private static boolean isOfTheConnection(Throwable each) {
        String type = each.getClass().getName();
        return type.equals("java.io.IOException")
                || type.startsWith("java.nio.")
                || type.contains("Eof")
                || type.contains("EOF");
    }
}
