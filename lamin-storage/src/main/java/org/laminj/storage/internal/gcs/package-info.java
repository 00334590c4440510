/** Google Cloud Storage. Only {@code GcsStorageBackend} may be loaded without its client. */
@NullMarked
package org.laminj.storage.internal.gcs;

import org.jspecify.annotations.NullMarked;
