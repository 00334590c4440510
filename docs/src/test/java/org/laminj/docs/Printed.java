package org.laminj.docs;

/** What programs print, without what is different each time. */
final class Printed {

    private Printed() {}

    /** Without times, uids of runs, and blanks at the end of lines. */
    static String comparable(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC", "<time>")
                .replaceAll("Run\\('\\w{8}'\\)", "Run(<uid>)")
                .replaceAll("(?m) +$", "");
    }
}
