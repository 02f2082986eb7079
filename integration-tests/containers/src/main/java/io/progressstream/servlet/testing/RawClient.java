package io.progressstream.servlet.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP/1.1 client that sees every byte, and can behave as badly as it is told to. One connection, one thread. */
public final class RawClient implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;
    private int leftOfChunk;
    private boolean inBody;

    /** Connects; waits at most 20 s for any byte. */
    public RawClient(int port) throws IOException {
        this(port, 0);
    }

    /** Connects with a receive buffer of so many bytes; 0: the kernel's choice. */
    public RawClient(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20_000);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends text as it is. */
    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a request without a body. */
    public void request(String method, String target, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        send(text.append("\r\n").toString());
    }

    /** Reads the head of an answer. */
    public Head readHead() throws IOException {
        String status = readLine();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.split(" ", -1)[1]), headers);
    }

    /** Reads an answer to its end. */
    public Answer readAnswer() throws IOException {
        Head head = readHead();
        return new Answer(head, new String(readBody(head), StandardCharsets.UTF_8));
    }

    /** Reads the body that belongs to a head, to its end. */
    public byte[] readBody(Head head) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (head.isChunked()) {
            for (byte[] chunk = readChunk(); chunk.length > 0; chunk = readChunk()) {
                body.writeBytes(chunk);
            }
            return body.toByteArray();
        }
        Optional<String> length = head.header("Content-Length");
        if (length.isPresent()) {
            return readExactly(Integer.parseInt(length.get()));
        }
        return head.status() == 204 || head.status() == 304 ? new byte[0] : in.readAllBytes();
    }

    /** Reads one chunk; an empty one is the last. */
    public byte[] readChunk() throws IOException {
        byte[] chunk = readExactly(readChunkSize());
        readChunkEnd();
        return chunk;
    }

    /** Reads what is there of a body in chunks, be it a part of one; nothing: the body has ended in order. */
    public byte[] readSome() throws IOException {
        if (leftOfChunk == 0) {
            if (inBody) {
                readChunkEnd();
            }
            leftOfChunk = readChunkSize();
            inBody = leftOfChunk > 0;
            if (!inBody) {
                readChunkEnd();
                return new byte[0];
            }
        }
        byte[] bytes = new byte[leftOfChunk];
        int read = in.read(bytes);
        if (read < 0) {
            throw new EOFException("broke off " + leftOfChunk + " bytes before the end of a chunk");
        }
        leftOfChunk -= read;
        return Arrays.copyOf(bytes, read);
    }

    private int readChunkSize() throws IOException {
        String size = readLine();
        try {
            return Integer.parseInt(size.strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("not the size of a chunk: " + size, e);
        }
    }

    private void readChunkEnd() throws IOException {
        String end = readLine();
        if (!end.isEmpty()) {
            throw new IOException("not the end of a chunk: " + end);
        }
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("broke off after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("broke off in the line: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads until the other side is done, and throws it away; whether it ended the connection in order. */
    public boolean readToTheEnd() {
        try {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the connection is open as far as can be told by sending and waiting shortly. */
    public Socket socket() {
        return socket;
    }

    /** Breaks the connection with a RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Closes the connection with a FIN. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * The head of an answer.
     *
     * @param headers names in any case
     */
    public record Head(int status, Map<String, List<String>> headers) {
        /** The first line of a header. */
        public Optional<String> header(String name) {
            List<String> lines = headers.get(name);
            return lines == null ? Optional.empty() : Optional.of(lines.get(0));
        }

        /** Whether the body comes in chunks. */
        public boolean isChunked() {
            return header("Transfer-Encoding")
                    .map(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                    .orElse(false);
        }
    }

    /** An answer. */
    public record Answer(Head head, String body) {
        /** Its status. */
        public int status() {
            return head.status();
        }

        /** The lines of its body. */
        public List<String> lines() {
            return body.lines().toList();
        }
    }
}
