package io.progressstream.integration.samples;

import io.progressstream.ProgressSink;

final class OrderRules {
    void apply(Order order) throws RuleViolation {
        if (order.sku().isBlank()) {
            throw new RuleViolation("The SKU is missing");
        }
    }

    String index(ProgressSink progress) {
        progress.indeterminate();
        return "indexed";
    }
}
