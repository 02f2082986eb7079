package io.progressstream.integration.samples;

final class RuleViolation extends Exception {
    private static final long serialVersionUID = 1L;
    private final String text;

    RuleViolation(String text) {
        super(text);
        this.text = text;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
