package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.storage.StoragePath;
import org.laminj.storage.Artifacts;
import org.laminj.storage.NewArtifact;
import org.laminj.storage.StorageLocations;

@DisplayName("how-to/work-with-files.md")
@ExtendWith(FreshSettings.class)
class WorkWithFilesTest {

    private Instance lamin;

    @BeforeEach
    void createAnInstance() throws IOException {
        LabInstance.create();
        lamin = Instance.connect("lab");
        Files.writeString(Path.of("counts.csv"), "gene,count\nBRCA2,7\n");
        Files.writeString(Path.of("corrected.csv"), "gene,count\nBRCA2,8\n");
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void saveAndOpen() throws IOException {
        // tag::save
        Artifacts artifacts = Artifacts.of(lamin);
        Artifact counts = artifacts.save(
                NewArtifact.from("counts.csv").withKey("run-7/counts.csv").withDescription("Counts of run 7"));
        // end::save
        assertThat(counts.hash()).hasSize(22);

        // tag::open
        Path file = artifacts.cache(counts); // itself if it lies here, else a copy in the cache
        StoragePath place = artifacts.path(counts); // where it lies, e.g. s3://bucket/key
        try (InputStream bytes = artifacts.open(counts)) {
            bytes.readNBytes(100);
        }
        try (SeekableByteChannel channel = artifacts.openChannel(counts)) { // fetches only what is read
            channel.position(11).read(ByteBuffer.allocate(5));
        }
        // end::open
        assertThat(file).hasContent("gene,count\nBRCA2,7\n");
        assertThat(place.isLocal()).isTrue();

        // tag::version
        Artifact second = artifacts.save(NewArtifact.from("corrected.csv").withKey("run-7/counts.csv"));
        // end::version
        assertThat(second.uid()).endsWith("0001").startsWith(counts.uid().substring(0, 16));
        assertThat(artifacts.save(NewArtifact.from("corrected.csv").withKey("run-7/counts.csv")))
                .isEqualTo(second);
    }

    @Test
    void replaceAndDelete() throws IOException {
        Artifacts artifacts = Artifacts.of(lamin);
        Artifact counts = artifacts.save(NewArtifact.from("counts.csv").withKey("run-7/counts.csv"));
        Path before = artifacts.cache(counts);

        // tag::delete
        Artifact corrected = artifacts.replace(counts, Path.of("corrected.csv")); // the uid stays
        Artifact trashed = artifacts.trash(corrected); // hidden, nothing else
        artifacts.delete(trashed); // row, annotations and object
        // end::delete

        assertThat(before).doesNotExist();
        assertThat(lamin.query(Artifact.class).anyVisibility().exists()).isFalse();
    }

    @Test
    void registerALocation() {
        // tag::location
        StorageLocations locations = StorageLocations.of(lamin);
        Storage archive = locations.register("./archive");
        Artifact counts = Artifacts.of(lamin)
                .save(NewArtifact.from("counts.csv").withKey("counts.csv").into(archive));
        // end::location
        assertThat(locations.isManaged(archive)).isTrue();
        assertThat(counts.storage().get().root()).isEqualTo(archive.root());
    }
}
