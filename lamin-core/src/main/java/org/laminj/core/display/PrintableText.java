package org.laminj.core.display;

/** Text of others as it may stand on a terminal. */
public final class PrintableText {

    private PrintableText() {}

    /**
     * The text, where control characters but tabs and line feeds stand by their numbers, as {@code \}{@code u001b}: a
     * name must neither move the cursor nor look like a message of a program.
     */
    public static String of(String text) {
        if (text.chars().noneMatch(PrintableText::steers)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.chars().forEach(character -> {
            if (steers(character)) {
                printable.append(String.format("\\u%04x", character));
            } else {
                printable.append((char) character);
            }
        });
        return printable.toString();
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }
}
