package org.laminj.benchmark;

import java.util.List;

/** What an origin is filled with, by statements that SQLite and PostgreSQL both understand. */
sealed interface Content permits LabelledArtifacts, GeneSet {

    /** Statements that fill a new instance. */
    List<String> statements();

    /** The rows that a transfer brings along, in an order in which they can be inserted. */
    List<Rows> rows();

    /** The rows of which a transfer makes its own in the target, in an order in which they can be inserted. */
    default List<Rows> provenance() {
        return List.of(Provenance.TRANSFORM, Provenance.RUN);
    }
}
