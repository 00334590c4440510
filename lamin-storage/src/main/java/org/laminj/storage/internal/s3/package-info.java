/**
 * Objects on Amazon S3.
 *
 * <p>Only {@link org.laminj.storage.internal.s3.S3StorageBackend} is loaded before the first object is asked for: the AWS
 * SDK is an optional dependency.
 */
@NullMarked
package org.laminj.storage.internal.s3;

import org.jspecify.annotations.NullMarked;
