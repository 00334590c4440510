/**
 * The bytes behind artifacts: where they lie, and how they get there and back.
 *
 * <p>Local files are served here. The clients of S3 and Google Cloud Storage are optional dependencies, which a program
 * that needs them adds.
 */
@NullMarked
package org.laminj.storage;

import org.jspecify.annotations.NullMarked;
