package org.laminj.bionty.internal.registry;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laminj.bionty.TermProgress;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/** Inserts the records of terms, ten thousand at a time. */
final class NewTermRows {

    private static final int SHOWN = 5;

    private final StoreSession session;
    private final TermValues values;
    private final Registry<?> registry;
    private final Creation creation;
    private final TermProgress progress;

    NewTermRows(StoreSession session, TermValues values, Creation creation, TermProgress progress) {
        this.session = session;
        this.values = values;
        this.registry = values.registry();
        this.creation = creation;
        this.progress = progress;
    }

    /**
     * Inserts the records of terms, and passes over those that another program inserts at the same time.
     *
     * @param release for people
     * @return the id of each record that was inserted
     * @throws ConstraintException if the database cannot hold a value, or one is of the wrong type; nothing was written
     */
    TermIds insert(List<Term> terms, String release) {
        requireFitting(terms, release);
        progress.progress(0, terms.size());
        // in the same order whoever inserts them, so that two programs wait for each other one way only
        List<Term> ordered =
                terms.stream().sorted(Comparator.comparing(TermScope::label)).toList();
        int done = 0;
        for (List<Term> some : Lists.partition(ordered, StoreSession.BATCH)) {
            session.insert(
                    registry,
                    some.stream().map(term -> values.row(term, creation)).toList());
            done += some.size();
            progress.progress(done, terms.size());
        }
        return inserted(terms);
    }

    private void requireFitting(List<Term> terms, String release) {
        List<String> misfits = new ArrayList<>();
        for (Term term : terms) {
            for (Field field : values.told()) {
                values.misfit(term, field)
                        .or(() -> session.refusal(field, values.value(term, field)))
                        .ifPresent(why -> misfits.add(TermScope.label(term) + ", whose '" + field.name() + "' " + why));
            }
        }
        if (!misfits.isEmpty()) {
            throw new ConstraintException(
                    "Cannot create records of " + registry.name() + " from " + release + ": the database does not take "
                            + misfits.stream().limit(SHOWN).collect(joining("; "))
                            + (misfits.size() > SHOWN ? "; and " + (misfits.size() - SHOWN) + " more" : "")
                            + ". Nothing was written. Leave these terms out, or correct the file of the source.",
                    null);
        }
    }

    /** Those that are of this transaction: others with the same uid were created at another moment. */
    private TermIds inserted(List<Term> terms) {
        Field uid = registry.uid().orElseThrow();
        Field createdAt = registry.field("created_at").orElseThrow();
        Map<String, Term> byUid = new HashMap<>();
        terms.forEach(term -> byUid.put(values.uid(term), term));
        TermIds ids = new TermIds();
        for (Row row : session.select(registry, List.of(registry.id(), uid, createdAt), uid, byUid.keySet())) {
            Term term = byUid.get(String.valueOf(row.get(uid)));
            if (term != null && creation.at().equals(row.get(createdAt))) {
                ids.put(term, row.number(registry.id()));
            }
        }
        return ids;
    }
}
