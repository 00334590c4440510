package org.laminj.transfer.internal.data;

import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;

/**
 * What an object adds to the hash of its folder.
 *
 * @param known its hash
 * @param inFolder the text by which its storage counts it
 */
record MemberHash(ContentHash known, String inFolder) {

    static MemberHash of(ContentHash known, StorageBackend backend, StoredObject object) {
        return new MemberHash(known, backend.hashInFolder(object).orElse(known.value()));
    }
}
