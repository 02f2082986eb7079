package io.progressstream.benchmarks.latency;

import io.progressstream.benchmarks.JsonLines;
import io.progressstream.benchmarks.Line;
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
public class EmitterLines {
    private final ExecutorService executor = Executors.newCachedThreadPool();

    /** Objects as JSON, a line each. */
    @PostMapping("/response-body-emitter")
    ResponseBodyEmitter lines(@RequestParam("lines") int lines, @RequestParam("micros") int micros) {
        ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
        executor.execute(() -> run(emitter, lines, micros, message -> JsonLines.send(emitter, message)));
        return emitter;
    }

    /** Server-sent events with JSON. */
    @PostMapping("/sse-emitter")
    SseEmitter events(@RequestParam("lines") int lines, @RequestParam("micros") int micros) {
        SseEmitter emitter = new SseEmitter(0L);
        executor.execute(
                () -> run(emitter, lines, micros, message -> emitter.send(message, MediaType.APPLICATION_JSON)));
        return emitter;
    }

    private interface Sending {
        void send(Object message) throws IOException;
    }

    private static void run(ResponseBodyEmitter emitter, int lines, int micros, Sending sending) {
        try {
            Line.say(lines, micros, text -> sending.send(new Line(text)));
            emitter.complete();
        } catch (IOException e) {
            emitter.completeWithError(e);
        }
    }
}
