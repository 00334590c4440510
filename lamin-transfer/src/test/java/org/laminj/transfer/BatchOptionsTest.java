package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laminj.bionty.CellMarker;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Table;

/** Two targets that have some of the records of the origin already, each a little differently. */
@DisplayName("Whatever the options, a transfer in parts gives what one transaction gives:")
class BatchOptionsTest {

    @TempDir
    Path folder;

    private TwoInstances both;
    private OneInstance origin;
    private OneInstance lab;
    private OneInstance other;
    private final List<Artifact> artifacts = new ArrayList<>();

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, "bionty");
        origin = both.origin();
        lab = both.lab();
        other = new OneInstance(both.environment().init("other", "bionty"));
        ULabel shared = origin.label("shared00", "shared");
        ULabel clashing = origin.label("theirs00", "clashing");
        Feature feature = origin.feature("theirs000000", "donor");
        CellMarker marker = marker(origin, "theirs000000");
        for (int number = 0; number < 4; number++) {
            Artifact artifact = origin.save(origin.artifactDraft("aaaaaaaaaaaaaaa" + number + "0000")
                    .with(Artifact::hash, "hashhashhashhashhash0" + number));
            origin.save(origin.artifactDraft("aaaaaaaaaaaaaaa" + number + "0001"));
            artifacts.add(artifact);
            origin.linkUnder(feature, artifact, "ulabels", shared);
            origin.link(artifact, "ulabels", clashing);
            origin.link(artifact, "cell_markers", marker);
        }
        for (OneInstance target : List.of(lab, other)) {
            Artifact there = transferred(target, artifacts.get(1));
            target.link(there, "ulabels", target.label("ours0000", "ours"));
            Storage bucket = target.save(
                    Draft.of(Storage.class).with(Storage::uid, "bucketbucket").with(Storage::root, "s3://bucket"));
            target.save(target.artifactDraft("oursoursoursours0000")
                    .with(Artifact::storage, Ref.to(bucket))
                    .with(Artifact::hash, "hashhashhashhashhash02"));
        }
        origin.save(Draft.from(shared).with(ULabel::description, "changed"));
        origin.save(Draft.from(artifacts.get(1)).with(Artifact::description, "changed"));
        for (OneInstance target : List.of(lab, other)) {
            target.execute("UPDATE lnschema_core_ulabel SET uid = 'ours' || substr(uid, 5) WHERE name = 'clashing'");
            target.execute("UPDATE bionty_cellmarker SET uid = 'ours00000000'");
        }
    }

    private Artifact transferred(OneInstance target, Artifact artifact) {
        both.transferInto(target, List.of(artifact)).apply();
        return target.instance()
                .query(Artifact.class)
                .filter(where(Artifact::uid).is(artifact.uid()))
                .one();
    }

    private static CellMarker marker(OneInstance instance, String uid) {
        Organism human = instance.organism("human000", "human");
        return instance.save(Draft.of(CellMarker.class)
                .with(CellMarker::uid, uid)
                .with(CellMarker::name, "CD8")
                .with(CellMarker::organism, Ref.to(human)));
    }

    @AfterEach
    void tearDown() {
        other.close();
        both.close();
    }

    private static Stream<TransferOptions> options() {
        return Stream.of(
                        TransferOptions.builder().update(Update.ALWAYS),
                        TransferOptions.builder().update(Update.IF_NEWER).level(Level.FULL),
                        TransferOptions.builder().links(LinkUpdate.MIRROR),
                        TransferOptions.builder().onSameName(OnSameName.RENAME),
                        TransferOptions.builder().onSameContent(OnSameContent.MAP),
                        TransferOptions.builder().versions(Versions.FAMILY),
                        TransferOptions.builder().level(Level.RECORD),
                        TransferOptions.builder().include("ULabel"),
                        TransferOptions.builder().exclude("ULabel", "Feature"))
                .map(TransferOptions.Builder::build);
    }

    @ParameterizedTest
    @MethodSource("options")
    void theSameCountsContentsAndRemovals(TransferOptions options) {
        TransferReport whole = both.transferInto(other, artifacts).with(options).apply();
        TransferReport parts =
                both.transferInto(lab, artifacts).with(options).batch(1).apply();

        Predicate<Table> shared = table -> !table.table().equals("lnschema_core_storage");
        assertThat(parts.counts()).isEqualTo(whole.counts());
        assertThat(parts.dropped()).isEqualTo(whole.dropped());
        assertThat(parts.removed()).containsExactlyInAnyOrderElementsOf(whole.removed());
        assertThat(Contents.of(lab.instance(), shared)).isEqualTo(Contents.of(other.instance(), shared));
    }
}
