package org.laminj.benchmark;

import static java.util.stream.Collectors.joining;
import static org.laminj.core.query.Condition.lookup;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.laminj.bionty.CellType;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.hierarchy.Relative;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.testing.TestDatabase;

/** What is above the cell types of an artifact, in an instance that has all of the Cell Ontology. */
final class AncestorRound implements Rounds.Round<Times>, AutoCloseable {

    static final String NOTE = """
            An instance with the Cell Ontology of 2022-08-16, and an artifact with so many of its terms: the terms, and \
            the ancestors of each with their distances. The floor reads all values of the links, the terms and their \
            ancestors by plain JDBC, and knows their ids.""";

    /** As many cell types as the artifact of the guide has. */
    static final int TERMS_OF_AN_ARTIFACT = 38;

    private final TestDatabase kind;
    private final Workplace workplace;
    private final Instance instance;
    private final LongAdder statements;
    private final Database plain;
    private final Artifact artifact;

    private AncestorRound(
            TestDatabase kind, Workplace workplace, Instance instance, LongAdder statements, Database plain, int terms)
            throws SQLException {
        this.kind = kind;
        this.workplace = workplace;
        this.instance = instance;
        this.statements = statements;
        this.plain = plain;
        this.artifact = artifact(terms);
    }

    /** Fills an instance; its artifact has some of the terms, evenly taken, or all if they are fewer. */
    static AncestorRound open(Path work, TestDatabase kind, int terms) throws Exception {
        LongAdder statements = new LongAdder();
        Workplace workplace = CellOntology.workplace(work);
        Instance instance = workplace.init("terms", kind, sql -> statements.increment());
        Database plain = Database.of(instance.settings());
        return new AncestorRound(kind, workplace, instance, statements, plain, terms);
    }

    private Artifact artifact(int terms) throws SQLException {
        List<Term> all = CellOntology.used(CellOntology.read(instance));
        new PlainImport(plain, CellOntology.source(instance).id().value()).write(all);
        plain.analyze();
        Artifact saved = instance.save(Draft.of(Artifact.class)
                .with(Artifact::key, "cells.h5ad")
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::storage, Ref.to(instance.query(Storage.class).one())));
        int apart = Math.max(1, all.size() / terms);
        instance.related(saved, "cell_types")
                .add(instance.query(CellType.class).stream()
                        .filter(cell -> cell.id().value() % apart == 0)
                        .limit(terms)
                        .toList());
        return saved;
    }

    /** What some rounds give. */
    List<Object> row(Rounds rounds) throws Exception {
        statements.reset();
        Map<CellType, List<Relative<CellType>>> ancestors = ancestors();
        long taken = statements.sum();
        Measurement measurement = new Measurement(rounds.run(this));
        Progress.tell("ancestors of " + ancestors.size() + " terms on " + Direction.name(kind), measurement);
        return ImmutableList.builder()
                .add(ancestors.size(), ids(ancestors).size(), Direction.name(kind), taken)
                .addAll(measurement.cells())
                .build();
    }

    private Map<CellType, List<Relative<CellType>>> ancestors() {
        List<CellType> terms = instance.query(CellType.class)
                .filter(lookup("artifacts", artifact))
                .list();
        return instance.hierarchy(CellType.class).ancestorsOfEach(terms);
    }

    private static Set<Long> ids(Map<CellType, List<Relative<CellType>>> ancestors) {
        return ancestors.values().stream()
                .flatMap(Collection::stream)
                .map(relative -> relative.record().id().value())
                .collect(Collectors.toSet());
    }

    @Override
    public Times run(boolean floorFirst) throws Exception {
        String above = ids(ancestors()).stream().map(String::valueOf).collect(joining(", ", "(", ")"));
        long floor = floorFirst ? floor(above) : 0;
        long start = System.nanoTime();
        ancestors();
        long ours = System.nanoTime() - start;
        return new Times(ours, floorFirst ? floor : floor(above));
    }

    private long floor(String above) throws SQLException {
        long start = System.nanoTime();
        long values =
                plain.read(LabelRegistry.CELL_TYPE.selectLabelsOf(artifact.id().value()))
                        + plain.read("SELECT * FROM bionty_celltype_parents WHERE to_celltype_id IN " + above)
                        + plain.read("SELECT * FROM bionty_celltype WHERE id IN " + above);
        plain.commit();
        if (values == 0) {
            throw new IllegalStateException("The floor read nothing: nothing was measured.");
        }
        return System.nanoTime() - start;
    }

    @Override
    public void close() throws IOException, SQLException {
        plain.close();
        instance.close();
        workplace.close();
    }
}
