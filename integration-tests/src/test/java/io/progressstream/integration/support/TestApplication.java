package io.progressstream.integration.support;

import io.progressstream.spring.ProgressResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An application as a user writes it: a controller, and nothing registered. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TestApplication {
    @Bean
    Scripts scripts() {
        return new Scripts();
    }

    @RestController
    static class ScriptController {
        private final Scripts scripts;

        ScriptController(Scripts scripts) {
            this.scripts = scripts;
        }

        @GetMapping("/hello")
        String hello() {
            return "hello";
        }

        @PostMapping("/run/{name}")
        @Nullable
        ProgressResponse<?> run(@PathVariable String name) {
            return (ProgressResponse<?>) scripts.answer(name);
        }

        @PostMapping("/run-untyped/{name}")
        @Nullable
        Object runUntyped(@PathVariable String name) {
            return scripts.answer(name);
        }

        @PostMapping("/run-entity/{name}")
        ResponseEntity<ProgressResponse<String>> runEntity(@PathVariable String name) {
            @SuppressWarnings("unchecked")
            var entity = (ResponseEntity<ProgressResponse<String>>) scripts.answer(name);
            return entity;
        }

        @PostMapping("/validated")
        ProgressResponse<Integer> validated(@RequestParam int count) {
            return ProgressResponse.of("Count", progress -> count);
        }
    }
}
