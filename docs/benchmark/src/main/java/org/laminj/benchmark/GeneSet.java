package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * An artifact with a feature set of genes.
 *
 * @param genes how many members the feature set has
 */
record GeneSet(long genes) implements Content {

    @Override
    public List<String> statements() {
        ImmutableList.Builder<String> statements = ImmutableList.builder();
        statements.addAll(Provenance.statements()).add(LabelledArtifacts.artifactStatement(1));
        statements.add(
                Fill.row(
                        "bionty_organism",
                        "id, uid, name, ontology_id, scientific_name, created_at, updated_at, created_by_id, run_id",
                        "1, 'organism', 'human', 'NCBITaxon:9606', 'homo_sapiens', " + Fill.TIME + ", " + Fill.TIME
                                + ", 1, 1"),
                Fill.table(
                        "bionty_gene",
                        "id, uid, symbol, ensembl_gene_id, biotype, description, organism_id, source_id, created_at,"
                                + " updated_at, created_by_id, run_id",
                        genes,
                        "i, 'gene' || (10000000 + i), 'GENE' || i, 'ENSG' || (10000000000 + i), 'protein_coding',"
                                + " 'gene number ' || i, 1, (SELECT min(id) FROM bionty_source WHERE entity ="
                                + " 'bionty.Gene'), " + Fill.TIME + ", " + Fill.TIME + ", 1, 1"),
                Fill.row(
                        "lnschema_core_featureset",
                        "id, uid, n, registry, hash, created_at, created_by_id, run_id",
                        "1, 'featureset0000000001', " + genes + ", 'bionty.Gene', 'hashoffeatureset000001', "
                                + Fill.TIME + ", 1, 1"),
                Fill.table("bionty_featuresetgene", "featureset_id, gene_id", genes, "1, i"),
                Fill.row(
                        "lnschema_core_artifactfeatureset",
                        "artifact_id, featureset_id, slot, created_at, created_by_id, run_id",
                        "1, 1, 'var', " + Fill.TIME + ", 1, 1"));
        return statements.build();
    }

    @Override
    public List<Rows> rows() {
        return List.of(
                Provenance.STORAGE,
                LabelledArtifacts.artifactRows(1),
                Rows.referredTo("bionty_organism", "bionty.Organism", 1),
                Rows.of("bionty_gene", "bionty.Gene", genes),
                Rows.of("lnschema_core_featureset", "FeatureSet", 1),
                Rows.ofLinks("bionty_featuresetgene", genes),
                Rows.ofLinks("lnschema_core_artifactfeatureset", 1));
    }
}
