package io.progressstream;

import java.util.concurrent.CancellationException;

/**
 * Says that the work stopped because it was asked to, with a text that is meant for the person who asked, for example
 * {@code "Nothing was imported: 1,234 rows were rolled back"}. The text becomes that of the outcome; any other
 * {@link CancellationException} ends the operation with a standard text.
 */
public class OperationCancelledException extends CancellationException {
    private static final long serialVersionUID = 1L;

    /** A cancellation with this text for people. */
    public OperationCancelledException(String text) {
        super(text);
    }
}
