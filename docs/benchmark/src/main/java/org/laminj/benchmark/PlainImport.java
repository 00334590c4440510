package org.laminj.benchmark;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.uid.DeterministicUid;

/** Writes cell types and their parents by batches of plain JDBC: what an import that looks for nothing would need. */
final class PlainImport {

    private static final String TERM = "INSERT INTO bionty_celltype (id, uid, name, ontology_id, synonyms, description,"
            + " source_id, created_by_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, " + Fill.TIME + ", "
            + Fill.TIME + ")";
    private static final String PARENT =
            "INSERT INTO bionty_celltype_parents (from_celltype_id, to_celltype_id) VALUES (?, ?)";
    private static final int UID_LETTERS = 8;

    private final Database database;
    private final long source;
    private final Map<String, Long> ids = new LinkedHashMap<>();

    /**
     * @param source the id of the release that the rows name
     */
    PlainImport(Database database, long source) {
        this.database = database;
        this.source = source;
    }

    /** Writes all terms with the ids 1, 2 and so on, and the links between them, in one transaction; answers how many. */
    int write(List<Term> terms) throws SQLException {
        terms.forEach(term -> ids.put(term.ontologyId(), ids.size() + 1L));
        writeTerms(terms);
        int links = writeParents(terms);
        database.commit();
        return links;
    }

    private void writeTerms(List<Term> terms) throws SQLException {
        try (PreparedStatement batch = database.connection().prepareStatement(TERM)) {
            for (Term term : terms) {
                batch.setLong(1, id(term));
                batch.setString(2, DeterministicUid.of(String.valueOf(term.ontologyId()), UID_LETTERS));
                batch.setString(3, term.name());
                batch.setString(4, term.ontologyId());
                if (term.synonyms().isEmpty()) {
                    batch.setNull(5, Types.VARCHAR);
                } else {
                    batch.setString(5, String.join("|", term.synonyms()));
                }
                batch.setString(6, term.definition());
                batch.setLong(7, source);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private int writeParents(List<Term> terms) throws SQLException {
        try (PreparedStatement batch = database.connection().prepareStatement(PARENT)) {
            for (Term term : terms) {
                for (String parent : term.parents()) {
                    if (ids.containsKey(parent)) {
                        batch.setLong(1, id(term));
                        batch.setLong(2, ids.get(parent));
                        batch.addBatch();
                    }
                }
            }
            return batch.executeBatch().length;
        }
    }

    private long id(Term term) {
        return requireNonNull(ids.get(term.ontologyId()));
    }
}
