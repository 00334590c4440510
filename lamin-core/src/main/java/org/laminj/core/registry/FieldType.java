package org.laminj.core.registry;

/** The type of a column, independent of the database. */
public enum FieldType {
    /** Text, bounded or not; {@link String}. */
    TEXT,
    /** 16 bits; {@link Integer}. */
    SMALL_INTEGER,
    /** 32 bits; {@link Integer}. */
    INTEGER,
    /** 64 bits; {@link Long}. */
    BIG_INTEGER,
    /** A double; {@link Double}. */
    REAL,
    /** {@link Boolean}. */
    BOOLEAN,
    /** A moment in UTC, to the microsecond; {@link java.time.Instant}. */
    TIMESTAMP,
    /** A day; {@link java.time.LocalDate}. */
    DATE,
    /** A span, to the microsecond; {@link java.time.Duration}. */
    DURATION,
    /** A JSON value; {@link com.fasterxml.jackson.databind.JsonNode}. */
    JSON
}
