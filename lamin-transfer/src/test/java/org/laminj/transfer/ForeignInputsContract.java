package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;

/** Artifacts of another instance that a run reads. */
abstract class ForeignInputsContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private Instance lab;
    private Artifact artifact;
    private Artifact foreign;
    private Run run;

    ForeignInputsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database);
        artifact = both.origin().artifact("aaaaaaaaaaaaaaaa0000");
        both.origin().link(artifact, "ulabels", both.origin().label("label000", "T1"));
        lab = both.lab().instance();
        foreign = lab.using("origin").query(Artifact.class).one();
        run = lab.track(TrackOptions.pipeline("count").withWorkingDirectory(folder));
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private List<Artifact> inputs() {
        return lab.query(Artifact.class).filter(lookup("input_of_runs", run)).list();
    }

    @Test
    @DisplayName("are transferred without their labels, by the transfer's own transform")
    void areTransferredAlone() {
        lab.noteRead(foreign);

        assertThat(inputs()).containsExactly(both.here(artifact));
        assertThat(lab.query(ULabel.class).exists()).isFalse();
        assertThat(lab.query(Transform.class)
                        .filter(lookup("successors__name", "count"))
                        .one()
                        .key())
                .isEqualTo("transfers/" + both.origin().instance().uid());
        assertThat(inputs().get(0).run().get().parent().get()).isEqualTo(run);
        assertThat(both.environment().messages(MessageLevel.IMPORTANT))
                .containsSubsequence(
                        "completing transfer to track Artifact('aaaaaaaa') as input",
                        "transferred records: Artifact(uid='aaaaaaaaaaaaaaaa0000'), Storage(uid='"
                                + foreign.storage().get().uid() + "')");
    }

    @Test
    @DisplayName("are those that are there, if they are")
    void areThoseThatAreThere() {
        both.transfer(artifact).apply();

        lab.noteRead(foreign);

        assertThat(inputs()).containsExactly(both.here(artifact));
        assertThat(both.lab().linked(both.here(artifact), "ulabels")).hasSize(1);
    }

    @Test
    @DisplayName("may be read although their transfer fails")
    void mayBeRead() {
        both.lab().failAt("lnschema_core_artifact", "1 = 1");

        lab.noteRead(foreign);

        assertThat(both.environment().messages(MessageLevel.WARNING))
                .last()
                .asString()
                .startsWith("Artifact('aaaaaaaa') was not tracked as input: ");
        assertThatExceptionOfType(LaminException.class).isThrownBy(() -> lab.addInputs(foreign));
        both.lab().mend();
        assertThat(inputs()).isEmpty();
        assertThat(lab.query(Run.class).list()).containsExactly(run);
    }
}
