package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.BiontyModule;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.wetlab.Experiment;
import org.laminj.wetlab.WetlabModule;

/** A real instance with bionty and wetlab, and a facility with bionty and a module of its own. */
@DisplayName("Between instances each of which has a module that the other lacks")
class ModulesTest {

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instances instances;
    private OneInstance facility;
    private Artifact image;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.with(folder, RealInstance.RICH_10);
        instances = environment.instances(List.of(new BiontyModule(), new WetlabModule(), new ImagingModule()));
        facility = new OneInstance(instances.init(
                InitOptions.at(folder.resolve("facility").toString()).withModules("bionty", "imaging")));
        image = facility.artifact("imageimageimagei0000");
        facility.link(image, "cell_types", facility.cellType("facility", "a cell type of the facility"));
        facility.link(
                image,
                "sessions",
                facility.save(Draft.of(ImagingModule.Session.class).with(ImagingModule.Session::name, "7 May")));
    }

    @AfterEach
    void tearDown() {
        facility.close();
    }

    @Test
    void whatBothKnowComesIntoTheFacility() {
        Instance source = facility.instance().using("laminlabs/lamindata");

        TransferReport report = Transfer.from(source)
                .into(facility.instance())
                .select(source.query(Artifact.class)
                        .filter(where(Artifact::isLatest).is(true)))
                .apply();

        assertThat(report.counts().get("bionty_artifactcelltype").transferred()).isPositive();
        assertThat(report.losses())
                .isNotEmpty()
                .allSatisfy(dropped -> assertThat(dropped.of()).startsWith("wetlab"))
                .allSatisfy(dropped -> assertThat(dropped.reason()).isEqualTo(DropReason.MODULE_MISSING));
        assertThat(facility.rows("SELECT count(*) FROM imaging_artifactsession"))
                .containsExactly("1");
    }

    @Test
    void whatBothKnowComesFromTheFacility() {
        try (OneInstance real = new OneInstance(instances.connect("laminlabs/lamindata"))) {
            Instance source = real.instance().using("anonymous/facility");

            TransferReport report = Transfer.from(source)
                    .into(real.instance())
                    .select(source.query(Artifact.class))
                    .apply();

            assertThat(report.counts())
                    .containsEntry("Artifact", new Counts(1, 0, 0, 1, 0, 0, 0, 0))
                    .containsEntry("bionty_artifactcelltype", Counts.ofLinks(0, 1));
            assertThat(report.dropped())
                    .containsExactly(
                            new Dropped("imaging.Session", DropReason.MODULE_MISSING, 1),
                            new Dropped("imaging_artifactsession", DropReason.MODULE_MISSING, 1));
            assertThat(real.rows("SELECT t.uid FROM bionty_artifactcelltype link JOIN bionty_celltype t ON t.id ="
                            + " link.celltype_id JOIN lnschema_core_artifact a ON a.id = link.artifact_id WHERE a.uid = '"
                            + image.uid() + "'"))
                    .containsExactly("facility");
        }
    }

    @Test
    void theSourceIsNamedOnceWithWhatTheTargetLacks() {
        facility.instance().using("laminlabs/lamindata");
        facility.instance().using("laminlabs/lamindata").query(Artifact.class).count();

        assertThat(environment.messages(MessageLevel.WARNING))
                .filteredOn(text -> text.contains("additional modules"))
                .containsExactly("source schema has additional modules: {'wetlab'}\n"
                        + "consider mounting these schema modules to transfer all metadata");
    }

    @Test
    void recordsOfAModuleThatTheTargetLacksAreRefused() {
        Instance source = facility.instance().using("laminlabs/lamindata");

        assertThatThrownBy(() -> Transfer.from(source)
                        .into(facility.instance())
                        .select(source.query(Experiment.class))
                        .plan())
                .isInstanceOf(TransferException.class)
                .hasMessage("Cannot transfer wetlab.Experiment records into 'anonymous/facility': it does not have"
                        + " schema module 'wetlab'. Transfer into an instance that was created with it.");
    }

    @Test
    void lossIsRefusedIfAskedFor() {
        Instance source = facility.instance().using("laminlabs/lamindata");
        List<Long> before = TableCounts.of(facility.instance());
        Transfer transfer = Transfer.from(source)
                .into(facility.instance())
                .select(source.query(Artifact.class))
                .onLoss(OnLoss.REFUSE);

        assertThatThrownBy(transfer::apply)
                .isInstanceOf(LossRefusedException.class)
                .hasMessageContaining("of wetlab.Experiment,");

        assertThat(TableCounts.of(facility.instance())).isEqualTo(before);
        assertThat(facility.instance().schemaModules()).containsExactlyInAnyOrder("core", "bionty", "imaging");
    }
}
