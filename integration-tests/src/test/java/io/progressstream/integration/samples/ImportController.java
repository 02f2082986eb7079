package io.progressstream.integration.samples;

import io.progressstream.spring.ProgressResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

// snippet: controller
@RestController
class ImportController {
    private final OrderImporter importer;

    ImportController(OrderImporter importer) {
        this.importer = importer;
    }

    @PostMapping("/imports")
    ProgressResponse<ImportReport> importOrders(@RequestParam MultipartFile file) {
        return ProgressResponse.of("Import " + file.getOriginalFilename(), progress -> importer.run(file, progress));
    }
}
// end
