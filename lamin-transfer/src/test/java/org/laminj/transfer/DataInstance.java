package org.laminj.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.storage.PhysicalKey;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;
import org.laminj.core.uid.DirectoryHash;

/** An instance whose artifacts have real files in its local storage. */
final class DataInstance {

    private final Instance instance;

    DataInstance(Instance instance) {
        this.instance = instance;
    }

    Path root() {
        return instance.settings().storageRoot().path();
    }

    private Draft<Artifact> draft(String uid, String key, String suffix) {
        Storage storage = instance.query(Storage.class)
                .orderBy(Storage::createdAt)
                .first()
                .orElseThrow();
        return Draft.of(Artifact.class)
                .with(Artifact::uid, uid)
                .with(Artifact::key, key)
                .with(Artifact::suffix, suffix)
                .with(Artifact::storage, Ref.to(storage));
    }

    /** What describes a file that is written under a key that tells where it lies. */
    Draft<Artifact> fileDraft(String uid, String key, byte[] content) {
        Path file = write(root().resolve(key), content);
        ContentHash hash = ContentHash.of(file);
        return draft(uid, key, ".csv")
                .with(Artifact::keyIsVirtual, false)
                .with(Artifact::size, (long) content.length)
                .with(Artifact::hash, hash.value())
                .with(Artifact::hashType, hash.type().text());
    }

    /** An artifact and its file. */
    Artifact file(String uid, String key, String content) {
        return instance.save(fileDraft(uid, key, content.getBytes(UTF_8)));
    }

    /** An artifact that is a folder, under a key that is virtual. */
    Artifact folder(String uid, String key, Map<String, String> contents) {
        Path folder = root().resolve(PhysicalKey.ofUid(uid, ".zarr", true));
        contents.forEach((name, content) -> write(folder.resolve(name), content.getBytes(UTF_8)));
        DirectoryHash hash = ContentHash.ofDirectory(folder);
        return instance.save(draft(uid, key, ".zarr")
                .with(Artifact::size, hash.sizeBytes())
                .with(Artifact::hash, hash.hash().value())
                .with(Artifact::hashType, hash.hash().type().text())
                .with(Artifact::nObjects, hash.objectCount()));
    }

    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies where artifacts say, by uid: of a file its content, of a folder that of each file. */
    SortedMap<String, List<String>> contents() {
        SortedMap<String, List<String>> contents = new TreeMap<>();
        for (Artifact artifact : instance.query(Artifact.class).anyVisibility().list()) {
            StorageBackends backends = instance.storageBackends();
            StorageLocation location = StorageLocation.of(artifact.storage().get(), backends);
            try (Stream<StoredObject> objects = location.objects(artifact)) {
                contents.put(
                        artifact.uid(),
                        objects.map(DataInstance::content).sorted().toList());
            }
        }
        return contents;
    }

    private static String content(StoredObject object) {
        try {
            return Files.readString(object.path().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash of what lies where an artifact says, as it is computed when artifacts are made. */
    ContentHash hash(Artifact artifact) {
        Path place = StorageLocation.of(artifact.storage().get(), instance.storageBackends())
                .path(artifact)
                .toFile();
        return artifact.nObjects() == null
                ? ContentHash.of(place)
                : ContentHash.ofDirectory(place).hash();
    }

    /** The files below the folder that is the instance's own, but the marker. */
    List<String> ownFiles() {
        Path own = root().resolve(PhysicalKey.RESERVED_FOLDER);
        if (!Files.exists(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(own)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> own.relativize(file).toString())
                    .filter(name -> !name.startsWith("_") && !name.endsWith(".lndb"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
