package io.progressstream.examples.imports;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 text and nothing else: what is not UTF-8, and the character NUL, is an error at the very place where it stands, not a
 * replacement character. A byte order mark is left out.
 */
final class Utf8Text extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private final CharBuffer chars = CharBuffer.allocate(8192).flip();
    private long bytesRead;
    private boolean atEnd;
    private boolean begun;

    Utf8Text(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!chars.hasRemaining() && !fill()) {
            return -1;
        }
        int count = 0;
        while (count < length && chars.hasRemaining() && chars.get(chars.position()) != 0) {
            target[offset + count++] = chars.get();
        }
        if (count == 0 && length > 0) {
            throw new CharConversionException("a NUL character is no text");
        }
        return count;
    }

    /** Decodes the next characters, at least one; answers whether there are any. */
    private boolean fill() throws IOException {
        chars.clear();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, atEnd);
            if (!begun && chars.position() > 0) {
                begun = true;
                leaveOutMark();
            }
            if (chars.position() > 0) {
                chars.flip();
                return true;
            }
            if (result.isError()) {
                throw new CharConversionException(
                        "the file is not UTF-8 text at byte " + (bytesRead - bytes.remaining()));
            }
            if (atEnd) {
                return false;
            }
            bytes.compact();
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            atEnd = count < 0;
            bytesRead += Math.max(count, 0);
            bytes.position(bytes.position() + Math.max(count, 0)).flip();
        }
    }

    private void leaveOutMark() {
        if (chars.get(0) == '\uFEFF') {
            int end = chars.position();
            chars.limit(end).position(1);
            chars.compact();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
