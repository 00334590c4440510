package org.laminj.core.lineage;

/** What a node stands for, with the symbol that the original puts before its name. */
public enum LineageKind {
    /** A record that runs make and use, such as an artifact. */
    DATA("📄"),
    /** Several such records that belong together. */
    COLLECTION("🍱"),
    /** A notebook, or a run of one. */
    NOTEBOOK("📔"),
    /** An app, or a run of one. */
    APP("🖥️"),
    /** A pipeline, or a run of one. */
    PIPELINE("🧩"),
    /** Other code, such as a script or a function, or a run of it. */
    CODE("💫"),
    /** A record in a hierarchy, such as a term of an ontology. */
    TERM(""),
    /** Several records that are not shown one by one. */
    MORE("…");

    private final String symbol;

    LineageKind(String symbol) {
        this.symbol = symbol;
    }

    /** An emoji, or nothing. */
    public String symbol() {
        return symbol;
    }

    /** Whether this is code or a run of it, which stands between records. */
    public boolean isCode() {
        return this == NOTEBOOK || this == APP || this == PIPELINE || this == CODE;
    }
}
