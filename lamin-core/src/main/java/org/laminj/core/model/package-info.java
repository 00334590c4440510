/**
 * The registries of the core schema: artifacts, runs, transforms, storages, labels, features and users.
 *
 * <p>Records that point both ways share this package. The interfaces ({@link org.laminj.core.model.TracksRun},
 * {@link org.laminj.core.model.Versioned} and so on) are the columns and relations that registries of every schema
 * module share; a record that implements one gets them.
 */
@NullMarked
package org.laminj.core.model;

import org.jspecify.annotations.NullMarked;
