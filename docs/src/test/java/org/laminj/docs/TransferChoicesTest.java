package org.laminj.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Tissue;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.Level;
import org.laminj.transfer.LinkUpdate;
import org.laminj.transfer.LossRefusedException;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.OnSameContent;
import org.laminj.transfer.OnSameName;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.Parents;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.Revert;
import org.laminj.transfer.RevertReport;
import org.laminj.transfer.TermOrigin;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferConflictException;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;
import org.laminj.transfer.Update;
import org.laminj.transfer.Versions;

@DisplayName("guide/transfer.md, beyond the guide, and how-to/take-a-transfer-back.md")
@ExtendWith(FreshSettings.class)
class TransferChoicesTest {

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Instance lab;
    private Instance source;
    private QuerySet<Artifact> selected;

    @BeforeEach
    void openInstances() {
        LabInstance.create();
        lab = Instance.connect("lab");
        source = lab.using("laminlabs/lamindata");
        selected = source.query(Artifact.class).filter(lookup("ulabels__name", "TSP1"));
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void closeInstances() {
        System.setOut(console);
        lab.close();
    }

    private String printed() {
        return printed.toString(UTF_8).replaceAll("(?m) +$", "");
    }

    private static void assertShown(String output) {
        List<String> shown = Pages.blocks("guide/transfer.md").stream()
                .filter(block -> block.language().equals("text"))
                .map(Pages.Block::text)
                .toList();
        assertThat(shown).contains(output);
    }

    @Test
    void many() {
        // tag::many
        try (Instance lab = Instance.connect("lab")) {
            Instance source = lab.using("laminlabs/lamindata");
            QuerySet<Artifact> selected =
                    source.query(Artifact.class).filter(lookup("is_latest", true), lookup("ulabels__name", "TSP1"));

            TransferReport report =
                    Transfer.from(source).into(lab).select(selected).apply();

            System.out.print(report.table());
        }
        // end::many
        assertShown(printed());
    }

    @Test
    void lookBefore() throws IOException {
        // tag::plan
        TransferPlan plan = Transfer.from(source).into(lab).select(selected).plan();
        System.out.print(plan.table());
        // end::plan
        printed.reset();

        // tag::explain
        for (PlannedRecord record : plan.explain("vfLXaHgD")) {
            System.out.println(record.key() + " " + record.outcome() + ", " + record.reason());
        }
        // end::explain
        assertShown(printed());

        // tag::file
        Files.writeString(Path.of("plan.json"), plan.toJson());
        TransferPlan reviewed = TransferPlan.fromJson(Files.readString(Path.of("plan.json")));
        TransferReport report = Transfer.from(source).into(lab).select(reviewed).apply(reviewed);
        // end::file
        assertThat(report.records()).isEqualTo(plan.records());
    }

    @Test
    void whatComesAlong() {
        // tag::level
        TransferOptions options = TransferOptions.builder()
                .level(Level.FULL)
                .parents(Parents.PRESENT)
                .exclude("bionty.Tissue")
                .maxRecords(10_000)
                .build();
        TransferReport report =
                Transfer.from(source).into(lab).select(selected).with(options).apply();
        // end::level
        assertThat(lab.query(Tissue.class).exists()).isFalse();
        assertThat(lab.query(Run.class)
                        .filter(lookup("transform__name", "Ingest Tabula Sapiens Lung"))
                        .exists())
                .isTrue();
        assertThat(report.losses()).extracting("of").containsExactly("wetlab.Experiment", "wetlab_artifactexperiment");
        assertThat(report.dropped()).extracting("of").contains("bionty.Tissue", "bionty_artifacttissue");
        assertThat(lab.query(CellType.class).count()).isEqualTo(2);
    }

    @Test
    void recordsAloneAndAllParents() {
        TransferPlan alone = Transfer.from(source)
                .into(lab)
                .select(selected)
                .with(TransferOptions.builder().level(Level.RECORD).build())
                .plan();
        assertThat(alone.with(Outcome.TRANSFERRED)).hasSize(2);
        assertThat(alone.dropped()).isEmpty();

        TransferPlan all = Transfer.from(source)
                .into(lab)
                .select(selected)
                .with(TransferOptions.builder().parents(Parents.ALL).build())
                .plan();
        assertThat(all.counts().get("bionty.CellType").transferred()).isEqualTo(3);
        assertThat(all.counts().get("bionty_celltype_parents").transferred()).isEqualTo(1);
    }

    @Test
    void loss() {
        // tag::loss
        Transfer transfer = Transfer.from(source).into(lab).select(selected).onLoss(OnLoss.REFUSE);
        // end::loss
        assertThatThrownBy(transfer::apply).isInstanceOf(LossRefusedException.class);
    }

    @Test
    void terms() {
        // tag::terms
        TransferOptions options =
                TransferOptions.builder().ontology(TermOrigin.PUBLIC).build();
        TransferPlan plan =
                Transfer.from(source).into(lab).select(selected).with(options).plan();
        plan.terms().unread().forEach(System.out::println);
        // end::terms
        assertThat(plan.options().ontology()).isEqualTo(TermOrigin.PUBLIC);
    }

    @Test
    void takenNames() {
        // tag::conflict
        TransferOptions strict =
                TransferOptions.builder().onSameName(OnSameName.FAIL).build();
        try {
            Transfer.from(source).into(lab).select(selected).with(strict).apply();
        } catch (TransferConflictException e) {
            e.conflicts().forEach(conflict -> System.out.println(conflict.key() + ": " + conflict.reason()));
        }
        // end::conflict
        assertShown(printed());

        // tag::rename
        TransferOptions renaming = TransferOptions.builder()
                .onSameName("ULabel", OnSameName.RENAME)
                .onSameContent(OnSameContent.MAP)
                .build();
        Transfer.from(source).into(lab).select(selected).with(renaming).apply();
        // end::rename
        assertThat(lab.query(ULabel.class).list())
                .extracting(ULabel::name)
                .contains("TSP1", "TSP1 (laminlabs/lamindata)");
    }

    @Test
    void updates() {
        Transfer.from(source).into(lab).select(selected).apply();
        Artifact here = lab.query(Artifact.class).one();
        lab.related(here, "ulabels").add(lab.save(Draft.of(ULabel.class).with(ULabel::name, "mine")));
        try (Instance writable = Instance.connect("laminlabs/lamindata")) {
            Artifact there = writable.query(Artifact.class)
                    .filter(where(Artifact::uid).is(here.uid()))
                    .one();
            writable.save(Draft.from(there).with(Artifact::description, "Lung"));
        }
        printed.reset();

        // tag::update
        TransferOptions following = TransferOptions.builder()
                .update(Update.IF_NEWER)
                .links(LinkUpdate.MIRROR)
                .build();
        TransferPlan plan =
                Transfer.from(source).into(lab).select(selected).with(following).plan();
        for (PlannedRecord record : plan.records()) {
            if (record.outcome() == Outcome.UPDATED) {
                System.out.println(record.key() + " " + record.changes());
            }
        }
        for (RemovedLink link : plan.removed()) {
            System.out.println(link.from() + " loses " + link.to());
        }
        // end::update
        assertThat(printed())
                .contains("Artifact(uid='dPraor9rU1EofcFb6Wph') [FieldChange[field=description, from=Part of")
                .contains("Artifact(uid='dPraor9rU1EofcFb6Wph') loses ULabel(uid='");
        Transfer.from(source).into(lab).select(selected).with(following).apply();
        assertThat(lab.query(Artifact.class).one().description()).isEqualTo("Lung");
        assertThat(lab.related(here, "ulabels").query().count()).isEqualTo(3);
    }

    @Test
    void versions() {
        // tag::versions
        TransferOptions families =
                TransferOptions.builder().versions(Versions.FAMILY).build();
        Transfer.from(source).into(lab).select(selected).with(families).apply();
        // end::versions
        assertThat(lab.query(Artifact.class).list())
                .extracting(Artifact::uid, Artifact::isLatest)
                .containsExactlyInAnyOrder(tuple("dPraor9rU1EofcFb0000", false), tuple("dPraor9rU1EofcFb6Wph", true));
    }

    @Test
    void parts() {
        QuerySet<Artifact> selected = source.query(Artifact.class);
        // tag::parts
        TransferListener listener = new TransferListener() {
            @Override
            public void committed(long roots, long allRoots) {
                System.out.println(roots + " of " + allRoots + " are done");
            }
        };
        Transfer transfer =
                Transfer.from(source).into(lab).select(selected).batch(2).listener(listener);
        try {
            TransferReport report = transfer.apply();
            System.out.print(report.table());
        } catch (PartialTransferException e) {
            System.out.print(e.done().table()); // apply() goes on from here
        }
        // end::parts
        assertThat(printed()).contains("2 of 3 are done").contains("3 of 3 are done");
    }

    @Test
    void takenBack() {
        TransferReport report = Transfer.from(source).into(lab).select(selected).apply();
        printed.reset();

        // tag::revert
        Revert revert = Revert.of(lab, report.run());
        System.out.print(revert.plan().table()); // only reads
        RevertReport reverted = revert.apply();
        reverted.kept().forEach(kept -> System.out.println(kept.key() + " stays: " + kept.reason()));
        // end::revert
        assertThat(reverted.kept()).isEmpty();
        assertThat(lab.query(Artifact.class).exists()).isFalse();
        assertThat(lab.query(ULabel.class).one().uid()).isEqualTo("lab0TSP1");
        assertThat(Pages.blocks("how-to/take-a-transfer-back.md"))
                .extracting(Pages.Block::text)
                .contains(printed());
    }

    @Test
    void takenBackByTheRunOfARecord() {
        Transfer.from(source).into(lab).select(selected).apply();

        // tag::find
        Run run = lab.query(Artifact.class)
                .filter(where(Artifact::key).is("tabula_sapiens_lung.h5ad"))
                .one()
                .run()
                .get();
        Revert.of(lab, run.uid()).plan();
        // end::find
        assertThat(Revert.of(lab, run.uid()).plan().counts().get("Artifact").removed())
                .isEqualTo(1);
    }
}
