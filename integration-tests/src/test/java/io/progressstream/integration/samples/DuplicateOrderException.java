package io.progressstream.integration.samples;

final class DuplicateOrderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateOrderException(String sku) {
        super("unique index violated: " + sku);
    }
}
