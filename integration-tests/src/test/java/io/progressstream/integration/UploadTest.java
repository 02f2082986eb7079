package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.progressstream.integration.support.Multipart;
import io.progressstream.integration.support.Reply;
import io.progressstream.integration.support.TestServer;
import io.progressstream.spring.ProgressResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

class UploadTest {
    private static final Path FOLDER = folder();

    @RegisterExtension
    static final TestServer server = TestServer.open(Uploads.class)
            .with("spring.servlet.multipart.location", FOLDER)
            .with("progress-stream.upload-location", FOLDER)
            .with("spring.servlet.multipart.max-file-size", "20MB")
            .with("spring.servlet.multipart.max-request-size", "20MB");

    private final Gate gate = server.bean(Gate.class);

    @BeforeEach
    void closeTheGate() {
        gate.close();
    }

    @Test
    void theWorkReadsItsUploadWhileTheResponseIsOpen() throws Exception {
        gate.open();

        JsonNode outcome = upload(content(3_000_000)).next("Outcome");

        assertThat(outcome.get("result").get("bytes").asLong()).isEqualTo(3_000_000);
        assertThat(outcome.get("result").get("crc").asLong()).isEqualTo(crc(content(3_000_000)));
        assertThat(outcome.get("result").get("name").asString()).isEqualTo("orders.csv");
    }

    @Test
    void aSmallUploadThatWasNeverWrittenToAFileIsReadableToo() throws Exception {
        gate.open();

        assertThat(upload(content(10)).next("Outcome").get("result").get("crc").asLong())
                .isEqualTo(crc(content(10)));
    }

    @Test
    void theWorkReadsItsUploadAfterTheClientHasLeft() throws Exception {
        String follow;
        try (Reply reply = upload(content(3_000_000))) {
            follow = reply.next().get("follow").asString();
        }
        // A response that has ended is what makes containers delete the parts of its request.
        Reply accepted = server.client()
                .with("Content-Type", Multipart.TYPE)
                .with("Prefer", "respond-async")
                .post("/upload", form(content(3_000_000)).publisher());
        accepted.text();
        gate.open();

        for (String path : new String[] {follow, accepted.header("Location")}) {
            JsonNode outcome = server.client().get(path).next("Outcome");
            assertThat(outcome.get("result").get("crc").asLong()).isEqualTo(crc(content(3_000_000)));
        }
    }

    @Test
    void nothingOfAnUploadIsLeftWhenTheWorkHasEnded() throws Exception {
        gate.open();
        upload(content(3_000_000)).rest();

        await().untilAsserted(() -> assertThat(leftOver()).isZero());
    }

    @Test
    void nothingOfAnUploadIsLeftWhenTheRequestWasRefused() throws Exception {
        Reply reply = server.client()
                .with("Content-Type", Multipart.TYPE)
                .post(
                        "/upload",
                        new Multipart()
                                .file("another", "orders.csv", content(3_000_000))
                                .publisher());

        assertThat(reply.status()).isEqualTo(400);
        await().untilAsserted(() -> assertThat(leftOver()).isZero());
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedAsEverywhereElse() throws Exception {
        Reply reply = upload(content(21_000_000));

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void otherMultipartMethodsWorkAsBefore() throws Exception {
        Reply reply = server.client()
                .with("Content-Type", Multipart.TYPE)
                .post("/plain", form(content(100)).field("note", "grün").publisher());

        assertThat(reply.text()).isEqualTo("100 grün");
    }

    @Test
    void aFormWithoutFilesReachesItsMethodAsBefore() throws Exception {
        Reply reply = server.client()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/validated", BodyPublishers.ofString("count=3"));

        assertThat(reply.next("Outcome").get("result").asInt()).isEqualTo(3);
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target", "uploads").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply upload(byte[] content) throws Exception {
        return server.client()
                .with("Content-Type", Multipart.TYPE)
                .post("/upload", form(content).publisher());
    }

    private static Multipart form(byte[] content) {
        return new Multipart().file("file", "orders.csv", content);
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (i * 31 + i / 251);
        }
        return content;
    }

    private static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private static long leftOver() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** Holds the work back until the test lets it read. */
    static final class Gate {
        private volatile CountDownLatch latch = new CountDownLatch(0);

        void close() {
            latch = new CountDownLatch(1);
        }

        void open() {
            latch.countDown();
        }

        void pass() throws InterruptedException {
            latch.await();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Uploads {
        @Bean
        Gate gate() {
            return new Gate();
        }

        @RestController
        static class UploadController {
            private final Gate gate;

            UploadController(Gate gate) {
                this.gate = gate;
            }

            @PostMapping("/upload")
            ProgressResponse<Map<String, Object>> upload(@RequestParam MultipartFile file) {
                return ProgressResponse.of("Upload", progress -> {
                    progress.line("begun");
                    gate.pass();
                    CRC32 crc = new CRC32();
                    try (InputStream bytes = progress.over(file.getInputStream())) {
                        crc.update(bytes.readAllBytes());
                    }
                    return Map.of(
                            "bytes",
                            file.getSize(),
                            "crc",
                            crc.getValue(),
                            "name",
                            String.valueOf(file.getOriginalFilename()));
                });
            }

            @PostMapping("/plain")
            String plain(@RequestPart MultipartFile file, @RequestParam String note) {
                return file.getSize() + " " + note;
            }
        }
    }
}
