package org.laminj.cli;

import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.laminj.bionty.CellType;
import org.laminj.bionty.ExperimentalFactor;
import org.laminj.bionty.Source;
import org.laminj.bionty.Tissue;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.InstanceId;
import org.laminj.core.settings.UserSettings;
import org.laminj.wetlab.Experiment;

/** A small {@code laminlabs/lamindata}, made through the library: the artifact of the guide with its labels. */
final class DemoSource {

    /** Under which the real instance is registered; it does not follow from the slug. */
    private static final InstanceId ID = InstanceId.parse("037ba1e08d804f91a90275a47735076a");

    private static final String CELL_TYPES = "demo-cell-types.tsv";

    private final Instances instances;
    private final Path root;

    DemoSource(Instances instances, Path root) {
        this.instances = instances;
        this.root = root;
    }

    /** Creates the instance as a curator, and leaves the settings to the anonymous user of the guide. */
    void create() {
        instances
                .settings()
                .save(new UserSettings(null, null, null, null, "kP3q8ZtR", null, "curator", "Demo Curator"));
        InitOptions options = InitOptions.at(root.resolve("lamindata").toString())
                .withModules("bionty", "wetlab")
                .withOwner("laminlabs")
                .withName("lamindata")
                .withId(ID);
        try (Instance lamin = instances.init(options)) {
            lamin.track("Qr1kNtLk5Zu90000", TrackOptions.notebook("ingest-lung.ipynb", "Ingest Tabula Sapiens Lung"));
            Artifact artifact = artifacts(lamin);
            label(lamin, artifact);
        }
        instances.settings().disconnect();
        instances.settings().save(UserSettings.anonymous());
    }

    private static Artifact artifacts(Instance lamin) {
        Storage storage = lamin.save(Draft.of(Storage.class)
                .with(Storage::uid, "D9BilDV2")
                .with(Storage::root, "s3://lamindata")
                .with(Storage::type, "s3")
                .with(Storage::region, "us-east-1")
                .with(Storage::instanceUid, lamin.uid()));
        lamin.save(Draft.of(Artifact.class)
                .with(Artifact::uid, "8IqP9rziJg1XHlLC0000")
                .with(Artifact::description, "requirements.txt")
                .with(Artifact::suffix, ".txt")
                .with(Artifact::size, 11_917L)
                .with(Artifact::hash, "wpKsUh6VC3a6fLA3yXoK7A")
                .with(Artifact::hashType, "md5")
                .with(Artifact::visibility, 0)
                .with(Artifact::storage, Ref.to(storage)));
        lamin.save(Draft.of(Artifact.class)
                .with(Artifact::uid, "sRapK07mMtToihzFeTaf")
                .with(Artifact::description, "View Papalexi21 in Vitessce")
                .with(Artifact::suffix, ".vitessce.json")
                .with(Artifact::size, 1_527L)
                .with(Artifact::hash, "jfAtjNNzdvetUaEo5zhf0Q")
                .with(Artifact::hashType, "md5")
                .with(Artifact::storage, Ref.to(storage)));
        return lamin.save(Draft.of(Artifact.class)
                .with(Artifact::uid, "dPraor9rU1EofcFb6Wph")
                .with(Artifact::key, "tabula_sapiens_lung.h5ad")
                .with(Artifact::description, "Part of Tabula Sapiens, a benchmark, first-draft human cell atlas.")
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::size, 3_899_435_772L)
                .with(Artifact::hash, "8mB1KK2wd51F6HQdvqipcQ")
                .with(Artifact::hashType, "sha1-fl")
                .with(Artifact::keyIsVirtual, false)
                .with(Artifact::storage, Ref.to(storage)));
    }

    private static void label(Instance lamin, Artifact artifact) {
        lamin.related(artifact, "tissues")
                .add(lamin.save(Draft.of(Tissue.class)
                        .with(Tissue::name, "lung")
                        .with(Tissue::ontologyId, "UBERON:0002048")
                        .with(Tissue::source, source(lamin, "bionty.Tissue"))));
        lamin.related(artifact, "cell_types").add(cellTypes(lamin));
        lamin.related(artifact, "experimental_factors")
                .add(factor(lamin, "anoxya", "EFO:0009445"), factor(lamin, "stroke", "EFO:0000712"));
        lamin.related(artifact, "ulabels")
                .add(
                        donor(lamin, "vfLXaHgD", "TSP1"),
                        donor(lamin, "gk6w8qC5", "TSP2"),
                        donor(lamin, "tZCTk48f", "TSP14"));
        lamin.related(artifact, "experiments")
                .add(lamin.save(Draft.of(Experiment.class).with(Experiment::name, "TSP lung experiment")));
    }

    private static List<CellType> cellTypes(Instance lamin) {
        Ref<Source> source = source(lamin, "bionty.CellType");
        return lamin.saveAll(lines().map(line -> line.split("\t", -1))
                .map(cells -> cellType(cells[0], cells[1], source))
                .toList());
    }

    /** Four of the names are not in the ontology, so they have neither id nor source. */
    private static Draft<CellType> cellType(String name, String ontologyId, Ref<Source> source) {
        Draft<CellType> draft = Draft.of(CellType.class).with(CellType::name, name);
        return ontologyId.isEmpty()
                ? draft
                : draft.with(CellType::ontologyId, ontologyId).with(CellType::source, source);
    }

    private static Stream<String> lines() {
        try (InputStream in = DemoSource.class.getResourceAsStream(CELL_TYPES)) {
            return new String(Objects.requireNonNull(in, CELL_TYPES).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExperimentalFactor factor(Instance lamin, String name, String ontologyId) {
        return lamin.save(Draft.of(ExperimentalFactor.class)
                .with(ExperimentalFactor::name, name)
                .with(ExperimentalFactor::ontologyId, ontologyId)
                .with(ExperimentalFactor::source, source(lamin, "bionty.ExperimentalFactor")));
    }

    private static ULabel donor(Instance lamin, String uid, String name) {
        return lamin.save(Draft.of(ULabel.class).with(ULabel::uid, uid).with(ULabel::name, name));
    }

    private static Ref<Source> source(Instance lamin, String entity) {
        return Ref.to(lamin.query(Source.class)
                .filter(
                        where(Source::entity).is(entity),
                        where(Source::currentlyUsed).is(true))
                .first()
                .orElseThrow());
    }
}
