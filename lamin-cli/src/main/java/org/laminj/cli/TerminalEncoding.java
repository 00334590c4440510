package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * Writes UTF-8 to a terminal that has other characters. What it lacks gets something like it, or at least its number:
 * nothing becomes a question mark.
 */
final class TerminalEncoding extends OutputStream {

    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("→", "->"),
            Map.entry("✗", "x"),
            Map.entry("✓", "+"),
            Map.entry("•", "*"),
            Map.entry("–", "-"),
            Map.entry("…", "..."),
            Map.entry("↑", "^"),
            Map.entry("◀", "<"),
            Map.entry("│", "|"),
            Map.entry("├", "|"),
            Map.entry("└", "`"),
            Map.entry("─", "-"),
            Map.entry("📄", "*"),
            Map.entry("🍱", "*"),
            Map.entry("📔", "+"),
            Map.entry("🧩", "+"),
            Map.entry("🖥", "+"),
            Map.entry("💫", "+"),
            Map.entry("\ufe0f", ""), // makes a picture of the character before
            Map.entry("█", "#"),
            Map.entry("▏", " "),
            Map.entry("▎", " "),
            Map.entry("▍", "-"),
            Map.entry("▌", "-"),
            Map.entry("▋", "-"),
            Map.entry("▊", "="),
            Map.entry("▉", "="));

    private final OutputStream terminal;
    private final Charset charset;
    private final CharsetEncoder encoder;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    private TerminalEncoding(OutputStream terminal, Charset charset) {
        this.terminal = terminal;
        this.charset = charset;
        this.encoder = charset.newEncoder();
    }

    /** A stream that takes UTF-8 for a terminal with these characters. */
    static OutputStream of(OutputStream terminal, Charset charset) {
        return charset.equals(UTF_8) ? terminal : new TerminalEncoding(terminal, charset);
    }

    @Override
    public void write(int one) {
        waiting.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        waiting.write(bytes, offset, length);
    }

    /** Writes all whole characters. */
    @Override
    public void flush() throws IOException {
        byte[] bytes = waiting.toByteArray();
        int whole = wholeCharacters(bytes);
        waiting.reset();
        waiting.write(bytes, whole, bytes.length - whole);
        terminal.write(shown(new String(bytes, 0, whole, UTF_8)).getBytes(charset));
        terminal.flush();
    }

    /** How many bytes there are without a character at the end of which a part is missing. */
    private static int wholeCharacters(byte[] bytes) {
        int last = bytes.length - 1;
        while (last >= 0 && (bytes[last] & 0xc0) == 0x80) {
            last--;
        }
        if (last < 0) {
            return bytes.length;
        }
        int first = bytes[last] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
        return last + length > bytes.length ? last : bytes.length;
    }

    private String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            String one = Character.toString(character);
            shown.append(encoder.canEncode(one) ? one : ALIKE.getOrDefault(one, String.format("\\u{%x}", character)));
        });
        return shown.toString();
    }

    @Override
    public void close() throws IOException {
        flush();
        terminal.close();
    }
}
