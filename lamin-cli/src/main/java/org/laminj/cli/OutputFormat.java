package org.laminj.cli;

import java.util.Locale;

/** How data is printed. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** For spreadsheets. */
    CSV,
    /** For programs that read a whole. */
    JSON,
    /** For programs that read line by line. */
    JSONL,
    /** For pages and issues. */
    MARKDOWN;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
