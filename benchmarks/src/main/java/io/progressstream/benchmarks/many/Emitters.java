package io.progressstream.benchmarks.many;

import io.progressstream.benchmarks.Line;
import io.progressstream.operation.WorkExecutors;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Spring MVC's emitters: one for each work, or all of one work. */
@RestController
@EnableWebMvc
public class Emitters {
    private final List<SseEmitter> shared = new CopyOnWriteArrayList<>();

    /** Starts the work that all share. */
    public Emitters() {
        ExecutorService work = WorkExecutors.standard(1);
        work.execute(() -> Ticks.each(text -> shared.forEach(emitter -> {
            if (!send(emitter, text)) {
                shared.remove(emitter);
            }
        })));
    }

    /** A work of its own. */
    @RequestMapping("/own")
    SseEmitter own(@RequestParam("micros") long micros) {
        SseEmitter emitter = new SseEmitter(0L);
        Ticks.byClock(micros, text -> {
            try {
                emitter.send(new Line(text), MediaType.APPLICATION_JSON);
            } catch (IOException e) {
                emitter.completeWithError(e);
                throw e;
            }
        });
        return emitter;
    }

    /** One more of the work that all share. */
    @RequestMapping("/shared")
    SseEmitter shared() {
        SseEmitter emitter = new SseEmitter(0L);
        shared.add(emitter);
        return emitter;
    }

    private static boolean send(SseEmitter emitter, String text) {
        try {
            emitter.send(new Line(text), MediaType.APPLICATION_JSON);
            return true;
        } catch (IOException e) {
            emitter.completeWithError(e);
            return false;
        }
    }
}
