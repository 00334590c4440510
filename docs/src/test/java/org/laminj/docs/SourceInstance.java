package org.laminj.docs;

import java.util.List;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Tissue;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageListener;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.InstanceId;
import org.laminj.wetlab.Experiment;

/** A small instance {@code laminlabs/lamindata}: the artifact of the guide, its labels, and one more artifact. */
final class SourceInstance {

    private static final MessageListener SILENT = (level, text) -> {};

    private final Instance lamin;

    private SourceInstance(Instance lamin) {
        this.lamin = lamin;
    }

    static void create() {
        InitOptions options = InitOptions.at("./lamindata")
                .withOwner("laminlabs")
                .withName("lamindata")
                .withId(new InstanceId("037ba1e08d804f91a90275a47735076a"))
                .withModules("bionty", "wetlab");
        try (Instance lamin = Instances.builder().messages(SILENT).build().init(options)) {
            new SourceInstance(lamin).fill();
        }
    }

    private void fill() {
        lamin.track("Nv48yAceNSh80000", TrackOptions.notebook("lung.ipynb", "Ingest Tabula Sapiens Lung"));
        Storage bucket = lamin.save(Draft.of(Storage.class)
                .with(Storage::uid, "D9BilDV2")
                .with(Storage::root, "s3://lamindata")
                .with(Storage::type, "s3")
                .with(Storage::region, "us-east-1")
                .with(Storage::instanceUid, lamin.uid()));
        Artifact lung = lamin.save(artifact(bucket, "dPraor9rU1EofcFb6Wph", "tabula_sapiens_lung.h5ad")
                .with(Artifact::description, "Part of Tabula Sapiens, a benchmark, first-draft human cell atlas.")
                .with(Artifact::size, 3_899_435_772L)
                .with(Artifact::hash, "8mB1KK2wd51F6HQdvqipcQ")
                .with(Artifact::hashType, "sha1-fl")
                .with(Artifact::keyIsVirtual, false));
        lamin.save(artifact(bucket, "8IqP9rziJg1XHlLC0000", "requirements.txt"));
        lamin.related(lung, "tissues")
                .add(lamin.save(
                        Draft.of(Tissue.class).with(Tissue::name, "lung").with(Tissue::ontologyId, "UBERON:0002048")));
        lamin.related(lung, "cell_types").add(cellType("B cell", "CL:0000236"), cellType("fibroblast", "CL:0000057"));
        lamin.related(lung, "ulabels")
                .add(List.of(label("vfLXaHgD", "TSP1"), label("gk6w8qC5", "TSP2"), label("tZCTk48f", "TSP14")));
        lamin.related(lung, "experiments")
                .add(lamin.save(Draft.of(Experiment.class).with(Experiment::name, "Tabula Sapiens")));
    }

    private static Draft<Artifact> artifact(Storage storage, String uid, String key) {
        return Draft.of(Artifact.class)
                .with(Artifact::uid, uid)
                .with(Artifact::key, key)
                .with(Artifact::suffix, key.substring(key.lastIndexOf('.')))
                .with(Artifact::storage, Ref.to(storage));
    }

    private CellType cellType(String name, String ontologyId) {
        return lamin.save(Draft.of(CellType.class).with(CellType::name, name).with(CellType::ontologyId, ontologyId));
    }

    private ULabel label(String uid, String name) {
        return lamin.save(Draft.of(ULabel.class).with(ULabel::uid, uid).with(ULabel::name, name));
    }
}
