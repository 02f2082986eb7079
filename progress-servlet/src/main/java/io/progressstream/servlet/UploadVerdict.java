package io.progressstream.servlet;

import io.progressstream.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/**
 * What a container thinks of an upload. The Servlet API has no words for it: Tomcat throws exceptions of its own, Jetty a {@link
 * ServletException}, and which of them mean the client's fault can be told by their causes only.
 */
sealed interface UploadVerdict {

    /** The client's fault. */
    record Refused(Problem problem) implements UploadVerdict {}

    /** Ours: there is no place for it, or none that can be written. */
    record NotKept() implements UploadVerdict {}

    /** Nobody's, or the client is gone. */
    record Unknown() implements UploadVerdict {}

    /** The messages by which an operating system says that a file cannot be written, where the JDK has no type for them. */
    List<String> STORAGE = List.of("no space left", "quota exceeded", "not enough space", "read-only file system");

    /** Tells by the causes. */
    static UploadVerdict of(Exception failure) {
        boolean own = false;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (isOfTheStorage(each)) {
                return new NotKept();
            }
            if (isOfTheConnection(each)) {
                return new Unknown();
            }
            own |= isVerdict(each);
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (says(each, "exceed") || says(each, "too large")) {
                return new Refused(Problem.of(413, "Content Too Large", "The upload is larger than is allowed here"));
            }
        }
        return own
                ? new Refused(Problem.of(400, "Bad Request", "The upload is not a multipart form that can be read"))
                : new Unknown();
    }

    private static boolean isOfTheStorage(Throwable each) {
        return each instanceof FileSystemException
                || each instanceof IOException && STORAGE.stream().anyMatch(text -> says(each, text));
    }

    private static boolean says(Throwable each, String text) {
        return String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT).contains(text);
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
