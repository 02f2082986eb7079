package io.progressstream.benchmarks.callsite;

import io.progressstream.benchmarks.Message;
import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

/** One JSON message a line, written and flushed by the work. Threads take turns, as the response belongs to one at a time. */
@State(Scope.Benchmark)
public class Article {
    private final JsonMapper json = JsonMapper.shared();
    private final CountingStream counted = new CountingStream();
    private final OutputStream response = counted;

    @Benchmark
    public void writeAndFlush(Row row) throws IOException {
        byte[] message = json.writeValueAsBytes(Message.of(row.next(), Row.TOTAL));
        synchronized (response) {
            response.write(message);
            response.write('\n');
            response.flush();
        }
    }

    @TearDown
    public void check() {
        if (counted.written() == 0) {
            throw new IllegalStateException("Nothing was written");
        }
    }
}
