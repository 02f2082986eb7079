package io.progressstream.torture.cancel;

import static org.awaitility.Awaitility.await;

import io.progressstream.servlet.testing.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What the kernel has taken from a server and cannot send, as Linux tells it of all sockets. */
final class SendQueues {
    private static final Duration STILL = Duration.ofMillis(100);
    private static final int RADIX = 16;

    private SendQueues() {}

    /** Waits until the queue to each of these clients is full: bytes wait in it, and no more are taken while the work talks on. */
    static void awaitFull(int port, List<RawClient> clients) {
        AtomicReference<Map<Integer, Long>> before = new AtomicReference<>(Map.of());
        await().pollInterval(Duration.ofMillis(20)).during(STILL).until(() -> {
            Map<Integer, Long> queues = to(port, clients);
            return queues.size() == clients.size() && queues.equals(before.getAndSet(queues));
        });
    }

    /** Bytes that wait for each of these clients for whom any do, by their port. */
    private static Map<Integer, Long> to(int port, List<RawClient> clients) throws IOException {
        List<Integer> ports =
                clients.stream().map(client -> client.socket().getLocalPort()).toList();
        Map<Integer, Long> queues = new HashMap<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> sockets = Files.lines(Path.of(table))) {
                sockets.skip(1).map(line -> line.strip().split("\\s+", -1)).forEach(words -> {
                    int remote = portOf(words[2]);
                    long queued = Long.parseLong(words[4].substring(0, words[4].indexOf(':')), RADIX);
                    if (portOf(words[1]) == port && ports.contains(remote) && queued > 0) {
                        queues.put(remote, queued);
                    }
                });
            }
        }
        return queues;
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), RADIX);
    }
}
