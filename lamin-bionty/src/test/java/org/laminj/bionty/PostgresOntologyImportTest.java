package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.TestDatabase;

@DisplayName("An import on PostgreSQL")
final class PostgresOntologyImportTest extends OntologyImportContract {

    PostgresOntologyImportTest() {
        super(TestDatabase.POSTGRES);
    }

    @Test
    @DisplayName("refuses what does not fit, naming term and field, and writes nothing")
    void tooLong() {
        assertThatThrownBy(() -> withLongId().importSource())
                .isInstanceOf(ConstraintException.class)
                .hasMessage("Cannot create records of bionty.CellType from cl 2024-05-15: the database does not take X:"
                        + "1".repeat(40) + ", whose 'ontology_id' has 42 characters, of which 32 fit. Nothing was"
                        + " written. Leave these terms out, or correct the file of the source.");
        assertThat(cellTypes()).isZero();
    }
}
