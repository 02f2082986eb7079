package io.progressstream.benchmarks.replay;

import io.progressstream.benchmarks.Line;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Spring MVC's emitter: what was said is kept in a list, and sent to whoever joins. */
@RestController
@EnableWebMvc
public class EmitterReplay {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Line> said = IntStream.rangeClosed(1, ReplayServer.LINES)
            .mapToObj(number -> new Line(ReplayServer.text(number)))
            .toList();

    /** All of it. */
    @GetMapping("/sse-emitter")
    SseEmitter join() {
        SseEmitter emitter = new SseEmitter(0L);
        executor.execute(() -> {
            try {
                for (int i = 0; i < said.size(); i++) {
                    emitter.send(
                            SseEmitter.event().id(Integer.toString(i)).data(said.get(i), MediaType.APPLICATION_JSON));
                }
                emitter.complete();
            } catch (IOException e) {
                emitter.completeWithError(e);
            }
        });
        return emitter;
    }
}
