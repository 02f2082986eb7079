package io.progressstream.examples.imports;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of orders that somebody sent.
 *
 * @param name as the sender called it; not to be trusted, not a path
 * @param size in bytes
 * @param content opens it from its beginning, as often as it is asked to
 */
public record OrderFile(String name, long size, Content content) {

    /** Opens the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** A new stream, from the first byte; whoever opens it closes it. */
        InputStream open() throws IOException;
    }

    /**
     * Looks at the beginning of the file: it must be text, have the right header, and at least one row.
     *
     * @return this file
     * @throws io.progressstream.ProgressException with status 400 if it is not a file of orders
     */
    public OrderFile checked() throws IOException {
        if (size == 0) {
            throw BadFile.notOrders("The file is empty.");
        }
        try (OrderCsv csv = OrderCsv.open(content.open())) {
            if (!csv.iterator().hasNext()) {
                throw BadFile.notOrders("The file has a header and no rows below it.");
            }
        }
        return this;
    }
}
