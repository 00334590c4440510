package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class DeletionContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private ULabel donor;
    private Artifact lung;

    DeletionContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
        donor = label("donor");
        lung = artifact("lung.h5ad");
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private ULabel label(String name) {
        return lamin.save(Draft.of(ULabel.class).with(ULabel::name, name));
    }

    private Artifact artifact(String key) {
        return lamin.save(artifact(Draft.of(Artifact.class).with(Artifact::key, key)));
    }

    private Draft<Artifact> artifact(Draft<Artifact> draft) {
        return draft.with(Artifact::suffix, ".h5ad")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one()));
    }

    private Collection atlas(Artifact... artifacts) {
        Collection atlas = lamin.save(Draft.of(Collection.class).with(Collection::name, "atlas"));
        lamin.related(atlas, "artifacts").add(artifacts);
        return atlas;
    }

    @Test
    @DisplayName("A record goes with its links to others")
    void goesWithItsLinks() {
        ULabel parent = label("human donor");
        lamin.related(donor, "parents").add(parent);
        lamin.related(lung, "ulabels").add(parent);
        lamin.delete(donor, lung);
        assertThat(lamin.query(ULabel.class).list()).containsExactly(parent);
        assertThat(lamin.query(Artifact.class).anyVisibility().exists()).isFalse();
        assertThat(lamin.related(parent, "children").query().exists()).isFalse();
        lamin.delete(parent);
        assertThat(lamin.query(ULabel.class).exists()).isFalse();
    }

    @Test
    @DisplayName("A label in use stays, and the error says who uses it")
    void labelInUseStays() {
        Collection atlas = atlas(lung);
        lamin.related(lung, "ulabels").add(donor);
        lamin.related(atlas, "ulabels").add(donor);
        assertThatThrownBy(() -> lamin.delete(donor))
                .isInstanceOf(ConstraintException.class)
                .hasMessage("Cannot delete " + donor + " of instance 'anonymous/lab': other records refer to it,"
                        + " 1 by Collection.ulabels, 1 by Artifact.ulabels. Nothing was deleted. Delete these first, or"
                        + " take it off them.");
        assertThat(lamin.related(lung, "ulabels").query().list()).isEqualTo(List.<SqlRecord>of(donor));
    }

    @Test
    @DisplayName("An artifact of a collection stays, unless the collection goes with it")
    void artifactOfACollection() {
        Collection atlas = atlas(lung);
        assertThatThrownBy(() -> lamin.delete(lung)).hasMessageContaining("1 by Collection.artifacts");
        lamin.delete(lung, atlas);
        assertThat(lamin.query(Artifact.class).exists()).isFalse();
        assertThat(lamin.query(Collection.class).exists()).isFalse();
    }

    @Test
    @DisplayName("A storage with artifacts stays")
    void storageInUse() {
        assertThatThrownBy(() -> lamin.delete(lamin.query(Storage.class).one()))
                .isInstanceOf(ConstraintException.class)
                .hasMessageContaining("1 by Artifact.storage");
    }

    @Test
    @DisplayName("The runs of a transform go with it, and keep it where something came out of them")
    void runsGoWithTheirTransform() {
        Run run = lamin.track("ITeOtm7bhtdq0000", TrackOptions.script("load.py"));
        Transform transform = run.transform().get();
        ULabel made = label("made by a run");
        assertThatThrownBy(() -> lamin.delete(transform))
                .isInstanceOf(ConstraintException.class)
                .hasMessageContaining("1 by ULabel.run");
        lamin.delete(made);
        lamin.delete(transform);
        assertThat(lamin.query(Run.class).exists()).isFalse();
        assertThat(lamin.query(Transform.class).exists()).isFalse();
    }

    @Test
    @DisplayName("Of a family that loses its latest version the one that was created last becomes it")
    void promotesTheNextLatest() {
        Artifact second = lamin.save(artifact(Draft.revising(lung)));
        Artifact third = lamin.save(artifact(Draft.revising(second)));
        lamin.delete(third);
        Artifact latest =
                lamin.query(Artifact.class).filter(lookup("is_latest", true)).one();
        assertThat(latest.uid()).isEqualTo(second.uid());
        assertThat(environment.messages(MessageLevel.WARNING)).contains("new latest version is " + latest);
        lamin.delete(lung);
        assertThat(lamin.query(Artifact.class).list()).containsExactly(latest);
    }

    @Test
    @DisplayName("Takes as many statements for many records as for two")
    void statements() {
        List<ULabel> labels = lamin.saveAll(IntStream.range(0, 60)
                .mapToObj(number -> Draft.of(ULabel.class).with(ULabel::name, "label " + number))
                .toList());
        List<String> two = environment.statementsOf(() -> lamin.delete(labels.subList(0, 2)));
        List<String> many = environment.statementsOf(() -> lamin.delete(labels.subList(2, 60)));
        assertThat(many).hasSameSizeAs(two);
        assertThat(lamin.query(ULabel.class).list()).containsExactly(donor);
    }

    @Test
    @DisplayName("A record of another instance, or one that was never saved, is refused")
    void notHere() {
        try (Instance other = environment.init("other")) {
            assertThatThrownBy(() -> other.delete(donor))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageStartingWith("Cannot delete a ULabel of another instance in instance 'anonymous/other'");
        }
    }

    @Test
    @DisplayName("A record in the trash keeps what belongs to it, and comes back")
    void trash() {
        lamin.related(lung, "ulabels").add(donor);
        Artifact trashed = lamin.trash(lung);
        assertThat(trashed.visibility()).isEqualTo(-1);
        assertThat(lamin.query(Artifact.class).exists()).isFalse();
        assertThat(environment.messages(MessageLevel.IMPORTANT)).contains("moved artifact to trash (visibility = -1)");
        assertThat(lamin.restore(trashed).visibility()).isEqualTo(1);
        assertThat(lamin.related(lung, "ulabels").query().count()).isEqualTo(1);
        assertThatThrownBy(() -> lamin.trash(donor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("records of registry ULabel are always visible");
    }
}
