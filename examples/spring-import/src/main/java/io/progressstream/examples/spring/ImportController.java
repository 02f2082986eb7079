package io.progressstream.examples.spring;

import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.examples.imports.ImportReport;
import io.progressstream.examples.imports.OrderFile;
import io.progressstream.examples.imports.OrderImport;
import io.progressstream.examples.imports.Pace;
import io.progressstream.spring.ProgressResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports files, and talks while it does. */
@RestController
class ImportController {
    private final OrderImport orderImport;

    ImportController(OrderImport orderImport) {
        this.orderImport = orderImport;
    }

    /**
     * Imports one file.
     *
     * @param files what the form sent: one file
     * @param delay microseconds that each row takes at least, 0 to 100,000: for trying
     */
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ProgressResponse<ImportReport> importOrders(
            @RequestParam("file") List<MultipartFile> files, @RequestParam(defaultValue = "0") long delay)
            throws IOException {
        Pace pace = new Pace(delay);
        OrderFile file = orderFile(files).checked();
        return ProgressResponse.of("Import " + file.name(), progress -> orderImport.run(file, pace, progress));
    }

    private static OrderFile orderFile(List<MultipartFile> files) {
        if (files.size() != 1) {
            throw new ProgressException(
                    Problem.of(400, "One file, please", "Send one file; these were " + files.size() + "."));
        }
        MultipartFile file = files.get(0);
        return new OrderFile(String.valueOf(file.getOriginalFilename()), file.getSize(), file::getInputStream);
    }
}
