package org.laminj.core.uid;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two digests that every Java platform must have. */
enum Digest {
    MD5("MD5"),
    SHA1("SHA-1");

    private final String algorithm;

    Digest(String algorithm) {
        this.algorithm = algorithm;
    }

    MessageDigest start() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java platform lacks " + algorithm + ", which is mandatory.", e);
        }
    }

    byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }
}
