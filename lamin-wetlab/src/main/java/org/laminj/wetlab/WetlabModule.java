package org.laminj.wetlab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laminj.bionty.BiontyModule;
import org.laminj.core.SqlRecord;
import org.laminj.core.spi.Migration;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.spi.SchemaModule;

/** Contributes the registries of wetlab 0.34.0. */
public final class WetlabModule implements SchemaModule {

    @Override
    public String name() {
        return "wetlab";
    }

    @Override
    public Set<String> requires() {
        return Set.of("bionty");
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(
                Compound.class,
                Experiment.class,
                Well.class,
                TreatmentTarget.class,
                GeneticTreatment.class,
                CompoundTreatment.class,
                EnvironmentalTreatment.class,
                CombinationTreatment.class,
                Biosample.class,
                Techsample.class);
    }

    @Override
    public List<Migration> migrations() {
        return Migration.listed(name(), WetlabModule.class, "migrations.txt");
    }

    /** Compounds are terms of ontologies as the records of bionty are, and name their release alike. */
    @Override
    public Optional<PublicTerms> publicTerms() {
        return new BiontyModule().publicTerms();
    }
}
