package io.progressstream.integration.samples;

import io.progressstream.ProgressSink;
import io.progressstream.spring.ProgressResponse;
import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@EnableAsync
@RestController
class AuditedImport {
    // snippet: request
    @PostMapping("/audited")
    ProgressResponse<String> audited(@RequestHeader("User-Agent") String browser) {
        return ProgressResponse.of("Audited", progress -> {
            ProgressSink.current().line("asked for by " + browser); // taken out of the request before it is gone
            return "done";
        });
    }
    // end

    @PostMapping("/duplicate")
    ProgressResponse<String> duplicate(@RequestParam String sku) {
        return ProgressResponse.of("Duplicate", progress -> {
            throw new DuplicateOrderException(sku);
        });
    }

    @Async
    CompletableFuture<String> help() {
        ProgressSink.current().line("from a thread of @Async");
        return CompletableFuture.completedFuture("helped");
    }
}
