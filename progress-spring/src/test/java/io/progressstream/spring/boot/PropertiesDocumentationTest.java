package io.progressstream.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide, the metadata that editors complete from, and so the code, name the same properties with the same defaults. */
class PropertiesDocumentationTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(progress-stream\\.\\S+)` \\| `?([^`|]*?)`? \\|", Pattern.MULTILINE);

    @Test
    void eachPropertyIsInTheGuideWithItsDefault() throws IOException {
        Map<String, String> guide = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "spring.md")))
                .results()
                .forEach(row -> guide.put(row.group(1), row.group(2).strip()));

        assertThat(guide).isEqualTo(metadata());
    }

    @Test
    void eachPropertyIsDescribedInTheMetadata() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).endsWith("."));
    }

    private static Map<String, String> metadata() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        properties()
                .forEach(property -> defaults.put(
                        property.get("name").asText(),
                        property.path("defaultValue").asText("none")));
        return defaults;
    }

    private static JsonNode properties() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("target/classes/META-INF/spring-configuration-metadata.json")
                        .toFile())
                .get("properties");
    }
}
