package org.example.orders;

import io.progressstream.ItemError;
import io.progressstream.ProgressSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

@Component
class Importer {
    /** Opened by the reader of the stream, so that the test knows that it read while this worked. */
    final CountDownLatch goOn = new CountDownLatch(1);

    ImportReport run(MultipartFile file, ProgressSink progress) throws IOException, InterruptedException {
        List<String> rows;
        try (var reader = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            rows = reader.lines().toList();
        }
        ProgressSink load = progress.task("Load rows", 80);
        long imported = 0;
        long number = 0;
        for (String row : load.total(rows.size(), "rows").over(rows)) {
            number++;
            if (row.isBlank()) {
                load.error(ItemError.of("The row is empty").row(number));
            } else {
                imported++;
            }
        }
        progress.information("Loaded, now indexing");
        if (!goOn.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody read what was reported.");
        progress.task("Index", 20).indeterminate();
        return new ImportReport(imported);
    }
}
