package com.example.microscopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.query.QuerySet;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.transfer.Counts;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferReport;

@DisplayName("Transferring an artifact that is labelled with an imaging session")
class ImagingSessionTransferTest {

    @TempDir
    Path folder;

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private Instances instances;

    @BeforeEach
    void labelAnArtifactInTheFacility() {
        instances = Instances.builder()
                .settings(SettingsDirectory.of(Map.of(), folder)) // not those of whoever runs the test
                .messages((level, text) -> messages.add(text))
                .build();
        try (Instance facility = init("facility", "bionty", "microscopy")) {
            Organism mouse = facility.save(Draft.of(Organism.class)
                    .with(Organism::name, "mouse")
                    .with(Organism::ontologyId, "NCBITaxon:10090"));
            ImagingSession session = facility.save(Draft.of(ImagingSession.class)
                    .with(ImagingSession::name, "light sheet, 7 May")
                    .with(ImagingSession::organism, Ref.to(mouse)));
            Artifact image = facility.save(Draft.of(Artifact.class)
                    .with(Artifact::key, "embryo.ome.tif")
                    .with(Artifact::suffix, ".ome.tif")
                    .with(
                            Artifact::storage,
                            Ref.to(facility.query(Storage.class).one())));
            facility.related(image, "imaging_sessions").add(session);
        }
    }

    private Instance init(String name, String... schemaModules) {
        return instances.init(InitOptions.at(folder.resolve(name).toString()).withModules(schemaModules));
    }

    @AfterEach
    void deleteTheFacility() {
        instances.delete("facility");
    }

    @Test
    @DisplayName("brings session, organism and link along")
    void bringsTheSession() {
        try (Instance lab = init("lab", "bionty", "microscopy")) {
            Instance facility = lab.using("facility");
            Artifact foreign = facility.query(Artifact.class).one();

            Artifact image = lab.save(foreign);

            assertThat(image.id().database()).isEqualTo("default");
            ImagingSession session = lab.query(ImagingSession.class).one();
            assertThat(session.uid())
                    .isEqualTo(facility.query(ImagingSession.class).one().uid());
            assertThat(session.organism().get().name()).isEqualTo("mouse");
            assertThat(lab.query(Artifact.class)
                            .filter(lookup("imaging_sessions__organism__name", "mouse"))
                            .one())
                    .isEqualTo(image);
        }
    }

    @Test
    @DisplayName("maps a session that the target has by the same name")
    void mapsTheSession() {
        try (Instance lab = init("lab", "bionty", "microscopy")) {
            ImagingSession ours =
                    lab.save(Draft.of(ImagingSession.class).with(ImagingSession::name, "light sheet, 7 May"));
            QuerySet<Artifact> images = lab.using("facility").query(Artifact.class);

            TransferReport report = Transfer.from(lab.using("facility"))
                    .into(lab)
                    .select(images)
                    .apply();

            assertThat(lab.query(ImagingSession.class).list()).containsExactly(ours);
            assertThat(report.counts()).containsEntry("microscopy_artifactimagingsession", Counts.ofLinks(0, 1));
            assertThat(report.losses()).isEmpty();
        }
    }

    @Test
    @DisplayName("warns and counts where the target lacks the schema module")
    void countsWhatStaysBehind() {
        try (Instance plain = init("plain", "bionty")) {
            Instance facility = plain.using("facility");

            TransferReport report = Transfer.from(facility)
                    .into(plain)
                    .select(facility.query(Artifact.class))
                    .apply();

            assertThat(messages)
                    .contains("source schema has additional modules: {'microscopy'}\n"
                            + "consider mounting these schema modules to transfer all metadata");
            assertThat(report.losses())
                    .containsExactly(
                            new Dropped("microscopy.ImagingSession", DropReason.MODULE_MISSING, 1),
                            new Dropped("microscopy_artifactimagingsession", DropReason.MODULE_MISSING, 1));
            assertThat(plain.query(Artifact.class).count()).isEqualTo(1);
        }
    }
}
