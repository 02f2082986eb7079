package io.progressstream.benchmarks.stream;

import io.progressstream.benchmarks.JsonLines;
import io.progressstream.benchmarks.Line;
import io.progressstream.benchmarks.Message;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Spring MVC's emitters: returned at once, sent to by a thread of the application. */
@RestController
@EnableWebMvc
public class EmitterPeers {
    private final ExecutorService executor = Executors.newCachedThreadPool();

    /** Objects as JSON, a line each. */
    @PostMapping("/response-body-emitter")
    ResponseBodyEmitter lines(@RequestParam("rows") long rows) {
        ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
        executor.execute(() -> run(emitter, rows, message -> JsonLines.send(emitter, message)));
        return emitter;
    }

    /** Server-sent events with JSON. */
    @PostMapping("/sse-emitter")
    SseEmitter events(@RequestParam("rows") long rows) {
        SseEmitter emitter = new SseEmitter(0L);
        executor.execute(() -> run(emitter, rows, message -> emitter.send(message, MediaType.APPLICATION_JSON)));
        return emitter;
    }

    private interface Sending {
        void send(Object message) throws IOException;
    }

    private static void run(ResponseBodyEmitter emitter, long rows, Sending sending) {
        try {
            long sum = Rows.run(rows, new Rows.Reporter<IOException>() {
                @Override
                public void row(long number) throws IOException {
                    sending.send(Message.of(number, rows));
                }

                @Override
                public void line(String text) throws IOException {
                    sending.send(new Line(text));
                }
            });
            sending.send(Done.of(sum));
            emitter.complete();
        } catch (IOException e) {
            emitter.completeWithError(e);
        }
    }
}
