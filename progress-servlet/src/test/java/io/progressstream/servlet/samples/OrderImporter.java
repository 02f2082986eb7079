package io.progressstream.servlet.samples;

import io.progressstream.ItemError;
import io.progressstream.Problem;
import io.progressstream.ProgressException;
import io.progressstream.ProgressSink;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

// snippet: importer
final class OrderImporter {

    ImportReport run(Part file, ProgressSink progress) throws IOException {
        List<String> lines = read(file);
        if (lines.isEmpty() || !lines.get(0).equals("sku")) {
            throw new ProgressException(Problem.of(400, "Bad Request", "The first line must be: sku"));
        }
        int row = 1;
        long rejected = 0;
        ProgressSink load = progress.task("Load orders", 80).total(lines.size() - 1, "orders");
        for (String sku : load.over(lines.subList(1, lines.size()))) {
            row++;
            if (sku.isBlank()) {
                load.error(ItemError.of("The order has no SKU").row(row).code("sku.missing"));
                rejected++;
            }
        }
        progress.information("Loaded, now indexing");
        progress.task("Index", 20).finish();
        return new ImportReport(row - 1 - rejected, rejected);
    }
    // end

    private static List<String> read(Part file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
