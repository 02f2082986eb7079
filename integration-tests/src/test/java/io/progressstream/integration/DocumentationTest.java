package io.progressstream.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each block of Java in the guides is a region of a source file that is compiled and run here. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- snippet: (\\S+)#(\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"docs/servlet.md", "docs/spring.md"})
    void aBlockOfAGuideIsWhatIsCompiled(String guide) throws IOException {
        List<Block> blocks = blocks(Files.readString(ROOT.resolve(guide)));
        assertThat(blocks).hasSizeGreaterThan(5);
        for (Block block : blocks) {
            assertThat(block.text())
                    .as(block.name())
                    .isEqualTo(region(Files.readString(ROOT.resolve(block.path())), block.name()));
        }
    }

    @Test
    void aBlockWithoutASourceIsFound() {
        assertThat(blocks("<!-- snippet: a/B.java#one -->\n```java\nint i;\n```\n```java\nint j;\n```\n"))
                .containsExactly(new Block("a/B.java", "one", "int i;\n"), new Block("", "", "int j;\n"));
    }

    @Test
    void aRegionIsCutOutWithoutItsIndentation() {
        assertThat(region("a\n    // snippet: one\n    b {\n\n        c\n    // end\n    d\n", "one"))
                .isEqualTo("b {\n\n    c\n");
    }

    private static List<Block> blocks(String page) {
        return BLOCK.matcher(page).results().map(Block::of).toList();
    }

    private static String region(String source, String name) {
        Matcher region = Pattern.compile(
                        "\n *// snippet: " + Pattern.quote(name) + "\n(.*?)\n *// end\n", Pattern.DOTALL)
                .matcher(source);
        assertThat(region.find()).as("region " + name).isTrue();
        return region.group(1).stripIndent() + "\n";
    }

    private record Block(String path, String name, String text) {
        static Block of(MatchResult match) {
            return new Block(orEmpty(match.group(1)), orEmpty(match.group(2)), match.group(3));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
