package org.laminj.benchmark;

import java.util.List;

/** What can be measured by itself. */
enum Suite {
    /** Transfers of some sizes in all directions. */
    TRANSFER,
    /** A feature set of very many genes. */
    GENES,
    /** How many statements a transfer needs. */
    STATEMENTS,
    /** Queries and descriptions. */
    QUERIES,
    /** The command as a process. */
    PROCESS,
    /** Objects on S3, and hashes of large files. */
    STORAGE,
    /** The import of an ontology, ancestors of terms, and labels that are checked by it. */
    ONTOLOGIES,
    /** Very large transfers, also with little memory. */
    GROWTH;

    List<ResultTable> run(BenchmarkOptions options) throws Exception {
        return switch (this) {
            case TRANSFER -> TransferBenchmark.run(options);
            case GENES -> GeneBenchmark.run(options);
            case STATEMENTS -> StatementBenchmark.run(options);
            case QUERIES -> QueryBenchmarks.run(options);
            case PROCESS -> ProcessBenchmark.run(options);
            case STORAGE -> StorageBenchmark.run(options);
            case ONTOLOGIES -> OntologyBenchmark.run(options);
            case GROWTH -> GrowthBenchmark.run(options);
        };
    }
}
