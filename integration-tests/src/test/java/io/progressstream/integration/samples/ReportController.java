package io.progressstream.integration.samples;

import io.progressstream.DisconnectPolicy;
import io.progressstream.spring.ProgressResponse;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class ReportController {
    private final OrderImporter importer;

    ReportController(OrderImporter importer) {
        this.importer = importer;
    }

    // snippet: options
    @PostMapping("/reports")
    ProgressResponse<ImportReport> report(@RequestParam MultipartFile file) {
        return ProgressResponse.of("Report", progress -> importer.run(file, progress))
                .onDisconnect(DisconnectPolicy.GRACE)
                .timeout(Duration.ofMinutes(30))
                .interrupt(true);
    }
    // end

    // snippet: exclusive
    @PostMapping("/customers/{id}/report")
    ProgressResponse<ImportReport> customerReport(@PathVariable long id, @RequestParam MultipartFile file) {
        return ProgressResponse.of("Report", progress -> importer.run(file, progress))
                .exclusive("report of customer " + id);
    }
    // end

    // snippet: entity
    @PostMapping("/batches")
    ResponseEntity<ProgressResponse<ImportReport>> importBatch(@RequestParam MultipartFile file) {
        return ResponseEntity.ok()
                .header("X-Batch", "4711")
                .body(ProgressResponse.of("Import batch", progress -> importer.run(file, progress)));
    }
    // end
}
