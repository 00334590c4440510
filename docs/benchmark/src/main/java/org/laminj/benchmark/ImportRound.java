package org.laminj.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.CellType;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;

/**
 * An import of the Cell Ontology into an empty instance and once more into the same, and the floor of the first: reading the
 * same file, and writing the same rows by plain JDBC.
 *
 * @param work the folder for instances
 */
record ImportRound(TestDatabase kind, Path work) implements Rounds.Round<ImportRound.Result> {

    static final String NOTE = """
            All terms of the Cell Ontology of 2022-08-16 that are not obsolete, into a new instance; the file is read \
            each time. The floor reads the file, and writes the same terms and links in batches of plain JDBC. Again \
            means once more into the same instance, which has all of it.""";

    private static final String INSTANCE = "import";

    /**
     * What a round took.
     *
     * @param again nanoseconds of the second import
     * @param terms how many terms were imported
     */
    record Result(Times first, long again, int terms) {}

    /** What an import took, in nanoseconds. */
    private record Ours(long first, long again, int terms, int links) {}

    @Override
    public Result run(boolean floorFirst) throws Exception {
        long floor = floorFirst ? floor() : 0;
        Ours ours = ours();
        return new Result(new Times(ours.first, floorFirst ? floor : floor()), ours.again, ours.terms);
    }

    private Ours ours() throws Exception {
        try (Workplace workplace = CellOntology.workplace(work);
                Instance instance = workplace.init(INSTANCE, kind)) {
            Source source = CellOntology.source(instance);
            long start = System.nanoTime();
            ImportReport report = imported(instance, source);
            long imported = System.nanoTime();
            ImportReport second = imported(instance, source);
            long again = System.nanoTime();
            if (!second.created().isEmpty()
                    || second.there() != report.created().size()) {
                throw new IllegalStateException("The second import reports " + second + ": nothing was measured.");
            }
            check(instance.settings(), report.created().size(), report.linked());
            return new Ours(imported - start, again - imported, report.created().size(), report.linked());
        }
    }

    private static ImportReport imported(Instance instance, Source source) {
        return Bionty.of(instance).registry(CellType.class).from(source).importSource();
    }

    private long floor() throws Exception {
        try (Workplace workplace = CellOntology.workplace(work);
                Instance instance = workplace.init(INSTANCE, kind);
                Database plain = Database.of(instance.settings())) {
            PlainImport floor =
                    new PlainImport(plain, CellOntology.source(instance).id().value());
            long start = System.nanoTime();
            List<Term> terms = CellOntology.used(CellOntology.read(instance));
            int links = floor.write(terms);
            long written = System.nanoTime();
            check(instance.settings(), terms.size(), links);
            return written - start;
        }
    }

    private static void check(InstanceSettings instance, int terms, int links) throws Exception {
        try (Database database = Database.of(instance)) {
            database.check(List.of(
                    Rows.of("bionty_celltype", "bionty.CellType", terms),
                    Rows.ofLinks("bionty_celltype_parents", links)));
        }
    }
}
