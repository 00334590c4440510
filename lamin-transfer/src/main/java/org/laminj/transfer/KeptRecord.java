package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

/**
 * A record that a transfer created and that stays when the transfer is taken back.
 *
 * @param key which record
 * @param reason what else needs it
 */
public record KeptRecord(RecordKey key, String reason) {

    public KeptRecord {
        requireNonNull(key, "key");
        requireNonNull(reason, "reason");
    }
}
