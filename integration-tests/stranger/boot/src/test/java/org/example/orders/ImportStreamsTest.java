package org.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ImportStreamsTest {
    private static final String FORM = """
            --x\r
            Content-Disposition: form-data; name="file"; filename="orders.csv"\r
            Content-Type: text/csv\r
            \r
            one\n\nthree\r
            --x--\r
            """;

    @LocalServerPort
    int port;

    @Autowired
    Importer importer;

    @Test
    void theWorkIsHeardWhileItRunsAndEndsWithItsResult() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/imports"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(FORM))
                .build();

        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        List<String> lines = new ArrayList<>();
        response.body().forEach(line -> {
            lines.add(line);
            if (line.contains("Loaded, now indexing")) importer.goOn.countDown();
        });

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(lines.get(0)).contains("\"Operation\":\"Import orders.csv\"");
        assertThat(lines).anyMatch(line -> line.contains("\"Error\":\"The row is empty\""));
        assertThat(lines.get(lines.size() - 1)).contains("\"Outcome\":\"partial\"", "\"result\":{\"imported\":2}");
    }
}
