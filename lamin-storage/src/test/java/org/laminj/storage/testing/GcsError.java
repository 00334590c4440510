package org.laminj.storage.testing;

/** What the server refuses, as Google words it. */
final class GcsError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    GcsError(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    String json() {
        return "{\"error\":{\"code\":%d,\"message\":\"%s\"}}".formatted(status, getMessage());
    }
}
