package org.laminj.bionty.internal.format;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The content of a file, decompressed where it is compressed, whatever its name says. */
public final class Content {

    private static final int HEAD = 512;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private Content() {}

    /**
     * The content as text.
     *
     * @throws FormatException if the file is empty or a web page
     */
    static BufferedReader text(Path file) throws IOException {
        InputStream bytes = open(file);
        try {
            checkHead(head(bytes));
            BufferedReader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
            skipByteOrderMark(text);
            return text;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Some editors of Windows begin files with it. */
    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
    }

    /**
     * Looks at a file that another library opens.
     *
     * @throws FormatException if it is empty or a web page
     */
    static void checkHead(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            checkHead(bytes.readNBytes(HEAD));
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            return Arrays.equals(Arrays.copyOf(head(bytes), GZIP.length), GZIP)
                    ? new BufferedInputStream(new GZIPInputStream(bytes))
                    : bytes;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The first bytes, which can be read again. */
    private static byte[] head(InputStream bytes) throws IOException {
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        return head;
    }

    /** Whether a file is a web page, which servers like to send in place of what they lack. */
    public static boolean isWebPage(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return isWebPage(textOf(bytes.readNBytes(HEAD)));
        }
    }

    private static void checkHead(byte[] head) throws FormatException {
        String text = textOf(head);
        if (text.isEmpty()) {
            throw FormatException.damaged("it is empty", null);
        }
        if (isWebPage(text)) {
            throw FormatException.damaged("it is a web page", null);
        }
    }

    private static String textOf(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isWebPage(String head) {
        return head.startsWith("<!doctype html") || head.startsWith("<html");
    }
}
