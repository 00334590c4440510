/**
 * Servers to test storages against: {@link org.laminj.storage.testing.S3Server} works,
 * {@link org.laminj.storage.testing.FaultyServer} does not.
 *
 * <p>Who uses them adds the AWS SDK and {@code org.gaul:s3proxy} in the scope of tests.
 */
@NullMarked
package org.laminj.storage.testing;

import org.jspecify.annotations.NullMarked;
