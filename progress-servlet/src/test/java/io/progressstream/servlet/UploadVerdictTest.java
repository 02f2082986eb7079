package io.progressstream.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.progressstream.servlet.testing.Container;
import io.progressstream.servlet.testing.MultipartBody;
import io.progressstream.servlet.testing.OnEveryContainer;
import io.progressstream.servlet.testing.RawClient;
import io.progressstream.servlet.testing.Site;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose fault it is that an upload cannot be taken. */
class UploadVerdictTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskIsNoUploadThatIsTooLarge() {
        for (IOException full : List.of(
                new FileSystemException("/tmp/upload", null, "Disk quota exceeded"),
                new IOException("Disk quota exceeded"),
                new IOException("No space left on device"))) {
            assertThat(UploadVerdict.of(full)).isEqualTo(new UploadVerdict.NotKept());
            assertThat(UploadVerdict.of(new ServletException(full))).isEqualTo(new UploadVerdict.NotKept());
            assertThat(UploadVerdict.of(new IllegalStateException("exceeded", full)))
                    .isEqualTo(new UploadVerdict.NotKept());
        }
    }

    @Test
    void aClientThatHasLeftIsToldNothing() {
        assertThat(UploadVerdict.of(new ServletException(new IOException("Connection reset"))))
                .isEqualTo(new UploadVerdict.Unknown());
    }

    @OnEveryContainer
    void anUploadThatCannotBeKeptIsAFailureOfTheServerAndTheLogSaysWhy(Container container) throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));
        try (LogWatch log = LogWatch.of("io.progressstream");
                Served served = Served.site(
                        container,
                        setup -> setup.uploads(noFolder),
                        (http, context) -> Site.serve(
                                context,
                                "/work",
                                (request, response) ->
                                        http.start(request, response, "Import", (in, progress) -> null)));
                RawClient client = served.client()) {
            new MultipartBody().file("file", "orders.csv", 1_000_000).post(client, "/work");
            RawClient.Answer answer = client.readAnswer();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(Served.json(answer.body()).get("detail").asString()).isEqualTo("The upload could not be kept");
            List<LogRecord> told = log.atLeast(Level.SEVERE);
            assertThat(told).hasSize(1);
            assertThat(told.get(0).getThrown()).isInstanceOf(FileSystemException.class);
        }
    }
}
