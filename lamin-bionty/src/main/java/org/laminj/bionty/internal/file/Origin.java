package org.laminj.bionty.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;

/**
 * Where a file of a release was published.
 *
 * @param md5 of its bytes, in hexadecimal digits; null if nobody says
 */
record Origin(Address address, @Nullable String md5) {

    Origin {
        md5 = md5 == null || md5.isBlank() ? null : md5.strip();
    }

    /**
     * Checks bytes that come from here.
     *
     * @param whatToDo where they are others, as the beginning of a sentence
     * @throws OntologyException if they are others than those that were published
     */
    void check(Path file, String release, String whatToDo) {
        if (md5 == null) {
            return;
        }
        String found = md5Of(file, release);
        if (!found.equalsIgnoreCase(md5)) {
            throw new OntologyException(
                    Reason.DAMAGED,
                    "Cannot read " + release + " from '" + address + "': its md5 is " + found + ", but the source says "
                            + md5 + ". " + whatToDo + "; if it stays so, its publisher has changed the file, and the"
                            + " record of the source needs another md5.");
        }
    }

    private static String md5Of(Path file, String release) {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("MD5"));
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new OntologyException(
                    Reason.UNREADABLE, "Cannot read " + release + " from '" + file + "': " + e.getMessage() + ".", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has MD5.", e);
        }
    }
}
