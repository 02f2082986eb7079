package io.progressstream.integration.jpa;

import io.progressstream.spring.ProgressResponse;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Each request asks the database first. */
@SpringBootApplication
@RestController
class JpaApplication {
    /** Ends all works. */
    final CountDownLatch end = new CountDownLatch(1);

    /** Those that are open. */
    final Queue<SseEmitter> emitters = new ConcurrentLinkedQueue<>();

    private final EntityManager entities;

    JpaApplication(EntityManager entities) {
        this.entities = entities;
    }

    private long ask() {
        return ((Number) entities.createNativeQuery("select 1").getSingleResult()).longValue();
    }

    @GetMapping("/short")
    long quick() {
        return ask();
    }

    @PostMapping("/imports")
    ProgressResponse<Long> imports() {
        ask();
        return ProgressResponse.of("Import", progress -> {
            progress.line("begun");
            end.await();
            return ask();
        });
    }

    /** The control: its request goes on until it is completed, and keeps what belongs to it. */
    @GetMapping("/emitter")
    SseEmitter emitter() throws IOException {
        ask();
        SseEmitter emitter = new SseEmitter(0L);
        emitters.add(emitter);
        emitter.send("begun");
        return emitter;
    }
}
