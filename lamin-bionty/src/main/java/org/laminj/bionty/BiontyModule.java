package org.laminj.bionty;

import java.util.List;
import java.util.Optional;
import org.laminj.bionty.internal.registry.InstancePublicTerms;
import org.laminj.bionty.ontology.Ontologies;
import org.laminj.core.SqlRecord;
import org.laminj.core.spi.Migration;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.spi.SeedRows;

/** Contributes the registries of bionty 0.52.0. */
public final class BiontyModule implements SchemaModule {

    @Override
    public String name() {
        return "bionty";
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(
                Source.class,
                Organism.class,
                Gene.class,
                Protein.class,
                CellMarker.class,
                Tissue.class,
                CellType.class,
                Disease.class,
                CellLine.class,
                Phenotype.class,
                Pathway.class,
                ExperimentalFactor.class,
                DevelopmentalStage.class,
                Ethnicity.class);
    }

    @Override
    public List<SeedRows> seedRows() {
        return List.of(SeedRows.listed(Source.class, BiontyModule.class, "sources.tsv"));
    }

    @Override
    public Optional<PublicTerms> publicTerms() {
        return Optional.of(new InstancePublicTerms(
                (instance, source) -> Ontologies.of(instance).read(source)));
    }

    @Override
    public List<Migration> migrations() {
        return Migration.listed(name(), BiontyModule.class, "migrations.txt");
    }
}
