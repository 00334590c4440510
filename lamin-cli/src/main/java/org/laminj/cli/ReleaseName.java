package org.laminj.cli;

/** A release as it is named on the command line: {@code cl@2024-05-15}. */
record ReleaseName(String name, String version) {

    /** Whether a text names a version, too. */
    static boolean isOne(String text) {
        return text.indexOf('@') >= 0;
    }

    /**
     * Splits a text at its last at sign.
     *
     * @throws IllegalArgumentException if name or version are missing
     */
    static ReleaseName parse(String text) {
        int at = text.lastIndexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not name a release. Write its name and version, as in cl@2024-05-15.");
        }
        return new ReleaseName(text.substring(0, at), text.substring(at + 1));
    }
}
