package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.core.Instance;
import org.laminj.core.testing.TestDatabase;

/** The Cell Ontology: its import, what is above its terms, and labels that are checked by it. */
final class OntologyBenchmark {

    private static final String CHECK_NOTE = """
            So many labels, of which a tenth are not names of terms, by the Cell Ontology of 2022-08-16. At first its \
            file is read, too; later it is in memory.""";

    private static final Rounds ROUNDS = new Rounds(5, 9);

    private OntologyBenchmark() {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        return List.of(imports(options), ancestors(options), checks(options));
    }

    private static ResultTable imports(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (TestDatabase kind : options.databases()) {
            List<ImportRound.Result> results = options.rounds(ROUNDS).run(new ImportRound(kind, options.work()));
            Measurement first = new Measurement(
                    results.stream().map(ImportRound.Result::first).toList());
            List<Long> again = results.stream().map(ImportRound.Result::again).toList();
            Progress.tell("import on " + Direction.name(kind), first);
            rows.add(imported("import", results.get(0).terms(), kind, first.cells()));
            rows.add(imported("again", results.get(0).terms(), kind, Measurement.cellsWithoutFloor(again)));
        }
        return new ResultTable("Import of an ontology", ImportRound.NOTE, columns("what", "terms", "database"), rows);
    }

    private static List<Object> imported(String what, int terms, TestDatabase kind, List<Object> cells) {
        return ImmutableList.builder()
                .add(what, terms, Direction.name(kind))
                .addAll(cells)
                .build();
    }

    private static ResultTable ancestors(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (TestDatabase kind : options.databases()) {
            try (AncestorRound few = AncestorRound.open(options.work(), kind, AncestorRound.TERMS_OF_AN_ARTIFACT);
                    AncestorRound all = AncestorRound.open(options.work(), kind, Integer.MAX_VALUE)) {
                rows.add(few.row(options.rounds(ROUNDS)));
                rows.add(all.row(options.rounds(ROUNDS)));
            }
        }
        return new ResultTable(
                "Ancestors of the terms of an artifact",
                AncestorRound.NOTE,
                columns("terms", "ancestors", "database", "statements"),
                rows);
    }

    private static ResultTable checks(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Workplace workplace = CellOntology.workplace(options.work());
                Instance instance = workplace.init("check", TestDatabase.SQLITE)) {
            Source source = CellOntology.source(instance);
            Ontology ontology = CellOntology.read(instance);
            for (long size : options.sizes(100_000)) {
                List<String> labels = CellOntology.labels(ontology, size);
                rows.add(check(
                        "validate, reading the file",
                        labels,
                        options,
                        () -> Bionty.of(instance)
                                .ontology(CellType.class, source)
                                .validate(labels)));
                Bionty bionty = Bionty.of(instance);
                rows.add(check(
                        "validate",
                        labels,
                        options,
                        () -> bionty.ontology(CellType.class, source).validate(labels)));
                rows.add(check(
                        "inspect",
                        labels,
                        options,
                        () -> bionty.ontology(CellType.class, source).inspect(labels)));
            }
        }
        return new ResultTable("Check labels", CHECK_NOTE, columns("what", "labels"), rows);
    }

    private static List<String> columns(String... first) {
        return ImmutableList.<String>builder()
                .add(first)
                .addAll(Measurement.COLUMNS)
                .build();
    }

    private static List<Object> check(String what, List<String> labels, BenchmarkOptions options, Runnable work)
            throws Exception {
        List<Long> nanos = options.rounds(ROUNDS).run(turn -> {
            long start = System.nanoTime();
            work.run();
            return System.nanoTime() - start;
        });
        return ImmutableList.builder()
                .add(what, labels.size())
                .addAll(Measurement.cellsWithoutFloor(nanos))
                .build();
    }
}
