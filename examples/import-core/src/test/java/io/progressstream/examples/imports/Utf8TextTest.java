package io.progressstream.examples.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
    private final StringWriter read = new StringWriter();

    @Test
    void textIsReadAsItIs() throws IOException {
        String text = "CAFÉ €5 😀\r\n".repeat(3_000);

        transfer(bytes(text));

        assertThat(read.toString()).isEqualTo(text);
    }

    @Test
    void charactersTornBetweenReadsAreWhole() throws IOException {
        transfer(oneByOne("é€😀"));

        assertThat(read.toString()).isEqualTo("é€😀");
    }

    @Test
    void aTargetOfOneCharacterIsEnough() throws IOException {
        try (Utf8Text text = new Utf8Text(bytes("a😀b"))) {
            int character;
            while ((character = text.read()) >= 0) {
                read.write(character);
            }
        }

        assertThat(read.toString()).isEqualTo("a😀b");
    }

    @Test
    void onlyTheFirstByteOrderMarkIsLeftOut() throws IOException {
        transfer(bytes("\uFEFFa\uFEFF"));

        assertThat(read.toString()).isEqualTo("a\uFEFF");
    }

    @Test
    void whatStandsBeforeBadBytesIsReadAndTheirPlaceIsTold() {
        byte[] latin1 = "a,b\ncaf\u00e9,1".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> transfer(new ByteArrayInputStream(latin1)))
                .isInstanceOf(CharConversionException.class)
                .hasMessage("the file is not UTF-8 text at byte 7");
        assertThat(read.toString()).isEqualTo("a,b\ncaf");
    }

    @Test
    void theCountOfBytesGoesOnBehindTheBuffer() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("0123456789".repeat(2_000).getBytes(StandardCharsets.UTF_8));
        file.write(0xC0);

        assertThatThrownBy(() -> transfer(new ByteArrayInputStream(file.toByteArray())))
                .hasMessageEndingWith("at byte 20000");
    }

    @Test
    void aCharacterThatTheFileEndsInIsAnError() {
        byte[] cut = {'a', (byte) 0xE2, (byte) 0x82};

        assertThatThrownBy(() -> transfer(new ByteArrayInputStream(cut))).hasMessageEndingWith("at byte 1");
    }

    @Test
    void nulIsNoText() {
        assertThatThrownBy(() -> transfer(bytes("ab\0c"))).hasMessage("a NUL character is no text");
        assertThat(read.toString()).isEqualTo("ab");
    }

    private void transfer(InputStream in) throws IOException {
        try (Utf8Text text = new Utf8Text(in)) {
            text.transferTo(read);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream oneByOne(String text) {
        InputStream all = InputStream.nullInputStream();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            all = new SequenceInputStream(all, new ByteArrayInputStream(new byte[] {one}));
        }
        return all;
    }
}
