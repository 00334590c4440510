package org.laminj.core.message;

/** How much a message matters, from least to most, with the glyph that the original puts before it. */
public enum MessageLevel {
    /** For those who look for a fault. */
    DEBUG("•"),
    /** A piece of advice. */
    HINT("•"),
    /** What is going on. */
    INFO("•"),
    /** Something was done. */
    SUCCESS("✓"),
    /** Something needs attention. */
    WARNING("!"),
    /** What everybody wants to know. */
    IMPORTANT("→"),
    /** Something went wrong. */
    ERROR("✗");

    private final String glyph;

    MessageLevel(String glyph) {
        this.glyph = glyph;
    }

    /** One character that stands before the message on a console. */
    public String glyph() {
        return glyph;
    }
}
