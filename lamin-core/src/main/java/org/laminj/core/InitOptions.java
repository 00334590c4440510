package org.laminj.core;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceId;

/**
 * What a new instance shall be. Immutable.
 *
 * @param storage the root of its default storage: a local folder, which is created, or a bucket or a part of one, such as
 *     {@code s3://bucket/lab}
 * @param schemaModules names of its schema modules; core is implied
 * @param owner null for the current user
 * @param name null to take it from the storage
 * @param id null to derive it from owner and name
 * @param storageUid null for a random one
 * @param database the PostgreSQL database of the instance, which holds no other; null for a SQLite file in the storage
 */
public record InitOptions(
        String storage,
        List<String> schemaModules,
        @Nullable String owner,
        @Nullable String name,
        @Nullable InstanceId id,
        @Nullable String storageUid,
        @Nullable DatabaseUrl database) {

    public InitOptions {
        requireNonNull(storage, "storage");
        schemaModules = List.copyOf(schemaModules);
    }

    /** An instance with core registries in a local folder or a bucket. */
    public static InitOptions at(String storage) {
        return new InitOptions(storage, List.of(), null, null, null, null, null);
    }

    /** The same with these schema modules, in this order. */
    public InitOptions withModules(String... names) {
        return new InitOptions(storage, List.of(names), owner, name, id, storageUid, database);
    }

    /** The same with an owner other than the current user. */
    public InitOptions withOwner(String handle) {
        return new InitOptions(storage, schemaModules, handle, name, id, storageUid, database);
    }

    /** The same with a name other than the one that the storage suggests. */
    public InitOptions withName(String instanceName) {
        return new InitOptions(storage, schemaModules, owner, instanceName, id, storageUid, database);
    }

    /** The same with an id that is registered elsewhere. */
    public InitOptions withId(InstanceId registered) {
        return new InitOptions(storage, schemaModules, owner, name, registered, storageUid, database);
    }

    /** The same with a uid for the default storage. */
    public InitOptions withStorageUid(String uid) {
        return new InitOptions(storage, schemaModules, owner, name, id, uid, database);
    }

    /**
     * The same with its database on a PostgreSQL server.
     *
     * @throws IllegalArgumentException if that is no URL of PostgreSQL; the message does not repeat it
     */
    public InitOptions withDatabase(String url) {
        return new InitOptions(storage, schemaModules, owner, name, id, storageUid, DatabaseUrl.parse(url));
    }
}
