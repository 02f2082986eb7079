package io.progressstream.examples.spring;

import io.progressstream.examples.imports.SampleFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes files to try the import with. */
@RestController
class SampleController {
    /** Written as it is made, on the thread of the request: asynchronous answers of Spring end after 30 s. */
    @GetMapping("/imports/sample.csv")
    void sample(@RequestParam long rows, HttpServletResponse response) throws IOException {
        SampleFile sample = new SampleFile(rows);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(sample.name()).build().toString());
        try (Writer out = response.getWriter()) {
            sample.writeTo(out);
        }
    }
}
