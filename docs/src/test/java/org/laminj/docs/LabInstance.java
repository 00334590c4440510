package org.laminj.docs;

import static org.laminj.core.query.Condition.where;

import org.laminj.bionty.CellType;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;

/**
 * An instance {@code lab} that has a label {@code TSP1} of its own, beside the source, which has more in it than the
 * guide needs: an older version of the artifact, and a parent of one of its cell types.
 */
final class LabInstance {

    private LabInstance() {}

    /** Creates both; the lab is the connected one. */
    static void create() {
        SourceInstance.create();
        Instances instances = Instances.builder().messages((level, text) -> {}).build();
        try (Instance source = instances.connect("laminlabs/lamindata")) {
            Artifact lung = source.query(Artifact.class)
                    .filter(where(Artifact::uid).is("dPraor9rU1EofcFb6Wph"))
                    .one();
            source.save(Draft.of(Artifact.class)
                    .with(Artifact::uid, "dPraor9rU1EofcFb0000")
                    .with(Artifact::key, lung.key())
                    .with(Artifact::suffix, lung.suffix())
                    .with(Artifact::storage, lung.storage())
                    .with(Artifact::isLatest, false));
            CellType cell = source.query(CellType.class)
                    .filter(where(CellType::name).is("B cell"))
                    .one();
            source.related(cell, "parents")
                    .add(source.save(Draft.of(CellType.class)
                            .with(CellType::name, "lymphocyte")
                            .with(CellType::ontologyId, "CL:0000542")));
        }
        try (Instance lab = instances.init(InitOptions.at("./lab").withModules("bionty"))) {
            lab.save(Draft.of(ULabel.class).with(ULabel::uid, "lab0TSP1").with(ULabel::name, "TSP1"));
        }
    }
}
