package io.progressstream.integration.samples;

import io.progressstream.ItemError;
import io.progressstream.ProgressSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

// snippet: service
@Service
class OrderImporter {
    private final OrderRules rules = new OrderRules();

    ImportReport run(MultipartFile file, ProgressSink progress) throws IOException {
        List<Order> orders = read(file);
        ProgressSink load = progress.task("Load orders", 80);
        long imported = 0;
        for (Order order : load.total(orders.size(), "orders").over(orders)) {
            try {
                rules.apply(order);
                imported++;
            } catch (RuleViolation e) {
                load.error(ItemError.of(e.getMessage()).row(order.row()).code("sku.unknown"));
            }
        }
        progress.information("Loaded, now indexing");
        progress.task("Index", 20, index -> rules.index(index));
        return new ImportReport(imported, orders.size() - imported);
    }
    // end

    private static List<Order> read(MultipartFile file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            requireHeader(lines.readLine());
            List<Order> orders = new ArrayList<>();
            for (String sku = lines.readLine(); sku != null; sku = lines.readLine()) {
                orders.add(new Order(orders.size() + 2, sku));
            }
            return orders;
        }
    }

    // snippet: header
    private static void requireHeader(@Nullable String line) {
        if (!"sku".equals(line)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The first line must be: sku");
        }
    }
    // end
}
