package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.query.QuerySet;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.uid.ContentHash;
import org.laminj.transfer.Data;
import org.laminj.transfer.DataCopyException;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferReport;

@DisplayName("how-to/bring-the-data-along.md")
@ExtendWith(FreshSettings.class)
class BringDataTest {

    private static final String UID = "lung0000000000000000";

    private Instance lab;
    private Instance source;
    private QuerySet<Artifact> selected;

    @BeforeEach
    void createInstances() throws IOException {
        Instances instances = Instances.builder().messages((level, text) -> {}).build();
        try (Instance clinic = instances.init(InitOptions.at("./clinic"))) {
            Path file = Files.writeString(clinic.settings().storageRoot().path().resolve("lung.csv"), "lung");
            clinic.save(Draft.of(Artifact.class)
                    .with(Artifact::uid, UID)
                    .with(Artifact::key, "lung.csv")
                    .with(Artifact::suffix, ".csv")
                    .with(Artifact::keyIsVirtual, false)
                    .with(Artifact::size, Files.size(file))
                    .with(Artifact::hash, ContentHash.of(file).value())
                    .with(Artifact::hashType, "md5")
                    .with(Artifact::storage, Ref.to(clinic.query(Storage.class).one())));
        }
        lab = instances.init(InitOptions.at("./lab"));
        source = lab.using("clinic");
        selected = source.query(Artifact.class).filter(lookup("key__endswith", ".csv"));
    }

    @AfterEach
    void closeInstances() {
        lab.close();
    }

    private Path copy() {
        return lab.settings().storageRoot().path().resolve(PhysicalKey.ofUid(UID, ".csv", false));
    }

    @Test
    void checks() throws IOException {
        Files.delete(Path.of("clinic/lung.csv"));
        // tag::check
        TransferOptions checked = TransferOptions.builder().checkData(true).build();
        DataReport found = Transfer.from(source)
                .into(lab)
                .select(selected)
                .with(checked)
                .plan()
                .data();
        found.problems().forEach(System.out::println); // Artifact(uid='…'): There is no object '…'.
        // end::check
        assertThat(found.problems()).hasSize(1);
    }

    @Test
    void copies() {
        // tag::copy
        TransferOptions copying = TransferOptions.builder().data(Data.COPY).build();
        try {
            TransferReport report = Transfer.from(source)
                    .into(lab)
                    .select(selected)
                    .with(copying)
                    .apply();
            System.out.println(report.data().copied() + " objects copied");
        } catch (DataCopyException e) {
            System.err.println(e.getMessage()); // no record was written; the next run goes on from e.done()
        }
        // end::copy
        assertThat(copy()).hasContent("lung");
        assertThat(lab.query(Artifact.class).one().storage().get().root())
                .isEqualTo(lab.settings().storageRoot().text());
    }

    @Test
    void copiesInShards() throws IOException {
        Path list = Path.of("work.json");
        TransferOptions copying = TransferOptions.builder().data(Data.COPY).build();
        // tag::list
        Transfer transfer = Transfer.from(source).into(lab).select(selected).with(copying);
        Files.writeString(list, transfer.dataWork().toJson());
        // end::list
        for (int index = 0; index < 4; index++) {
            assertThat(copyShard(list, index).problems()).isEmpty();
        }
        // tag::records
        TransferReport report = transfer.apply(); // finds each object there, and writes the records
        // end::records
        assertThat(report.data().present()).isEqualTo(1);
        assertThat(report.data().copied()).isZero();
    }

    // tag::shard
    static DataReport copyShard(Path list, int index) throws IOException {
        DataWork work = DataWork.fromJson(Files.readString(list)); // also Serializable, for a cluster
        return work.shard(index, 4).copy(StorageBackends.discovered());
    }
    // end::shard
}
