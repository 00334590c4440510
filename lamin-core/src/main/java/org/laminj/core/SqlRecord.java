package org.laminj.core;

/**
 * A row of a registry.
 *
 * <p>Implemented by Java records that carry {@link org.laminj.core.registry.RegistryTable}. Records are
 * immutable: saving one returns the saved record, and changed copies are made with {@link Draft}.
 */
public interface SqlRecord {

    /** The integer id together with the database in which it is valid. */
    RecordId id();
}
