/**
 * Universal identifiers and content hashes, exactly as lamindb 0.76.15 writes them. A uid is a short base-62 text: drawn
 * at random ({@link org.laminj.core.uid.RandomUid}), derived from a text ({@link org.laminj.core.uid.DeterministicUid})
 * or a stem with a version suffix ({@link org.laminj.core.uid.VersionedUid}). A
 * {@link org.laminj.core.uid.ContentHash} tells whether two files, directories or sets have the same content. Nothing
 * here knows registries or databases: which registry uses which kind and length of uid is declared with the registry.
 */
@NullMarked
package org.laminj.core.uid;

import org.jspecify.annotations.NullMarked;
