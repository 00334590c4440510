package org.laminj.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StoragePath;

/**
 * How to open an instance. Mirrors the file {@code instance--owner--name.env} of lamindb.
 *
 * <p>The original lets environment variables such as {@code lamindb_instance_db} replace what the file says. This is not
 * done here, on purpose: a variable that is set for one program must not lead another one, that names an instance, to a
 * foreign database.
 *
 * @param apiUrl where the hub serves the instance; null for local ones
 * @param slug name of the instance
 * @param storageRoot default storage of the instance
 * @param storageRegion region of an S3 bucket, else null
 * @param db where the PostgreSQL database is; null if the database is a SQLite file in the storage
 * @param schemaModules schema modules besides core, in the order in which they were given, each once
 * @param schemaId id of the schema on the hub, else null
 * @param id identity of the instance
 * @param gitRepo repository with which the original synchronises scripts, else null
 * @param keepArtifactsLocally whether the instance keeps artifacts local despite a cloud storage
 */
public record InstanceSettings(
        @Nullable String apiUrl,
        Slug slug,
        StorageRoot storageRoot,
        @Nullable String storageRegion,
        @Nullable DatabaseUrl db,
        List<String> schemaModules,
        @Nullable String schemaId,
        InstanceId id,
        @Nullable String gitRepo,
        boolean keepArtifactsLocally) {
    private static final String PREFIX = "lamindb_instance_";
    private static final String REMEDY =
            "Repair the file, or delete it and run `lamin connect` for the instance again.";
    private static final String SQLITE = "sqlite://";

    /**
     * @throws IllegalArgumentException if a text is blank, has control characters, or is the word {@code null}; or if a
     *     schema module contains a comma
     */
    public InstanceSettings {
        SingleLine.requireIfPresent(apiUrl, "API URL");
        requireNonNull(slug, "slug");
        requireNonNull(storageRoot, "storageRoot");
        SingleLine.requireIfPresent(storageRegion, "storage region");
        schemaModules = schemaModules.stream().map(String::strip).distinct().toList();
        schemaModules.forEach(InstanceSettings::requireModule);
        SingleLine.requireIfPresent(schemaId, "schema id");
        requireNonNull(id, "id");
        SingleLine.requireIfPresent(gitRepo, "git repository");
    }

    /**
     * Begins the settings of an instance with the {@linkplain InstanceId#ofSlug id of its slug}, a SQLite database, no
     * schema modules, and nothing optional.
     */
    public static Builder builder(Slug slug, StorageRoot storageRoot) {
        return new Builder(slug, storageRoot);
    }

    /** Begins a copy. */
    public Builder toBuilder() {
        return builder(slug, storageRoot)
                .apiUrl(apiUrl)
                .storageRegion(storageRegion)
                .db(db)
                .schemaModules(schemaModules)
                .schemaId(schemaId)
                .id(id)
                .gitRepo(gitRepo)
                .keepArtifactsLocally(keepArtifactsLocally);
    }

    /**
     * Reads a settings file. Unknown keys, empty lines and lines that begin with {@code #} are skipped; values are taken
     * by the letter.
     *
     * @throws SettingsException if the file cannot be read, a line has not the form {@code key=value}, a value is wrong, or
     *     one of the keys owner, name, storage_root, db and id is missing
     */
    public static InstanceSettings read(Path file) {
        SettingsFile values = SettingsFile.read(file, PREFIX, REMEDY);
        String owner = values.required("owner");
        Slug slug = values.required("name", name -> new Slug(owner, name));
        return builder(slug, values.required("storage_root", StorageRoot::ofStored))
                .apiUrl(values.optional("api_url"))
                .storageRegion(values.optional("storage_region"))
                .db(values.required("db", InstanceSettings::databaseUrl).orElse(null))
                .schemaModules(modules(values.optional("schema_str")))
                .schemaId(values.optional("schema_id"))
                .id(values.required("id", InstanceId::parse))
                .gitRepo(values.optional("git_repo"))
                .keepArtifactsLocally(isTrue(values))
                .build();
    }

    /**
     * Writes the settings file, and its folder if that is missing. Readers see the old or the new content, never a part;
     * on POSIX systems only the owner may read it.
     *
     * @throws SettingsException if the file cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, text().getBytes(UTF_8));
    }

    /** The exact content of the settings file, with the password of the database if there is one. */
    public String text() {
        return line("api_url", apiUrl)
                + line("owner", slug.owner())
                + line("name", slug.name())
                + line("storage_root", storageRoot)
                + line("storage_region", storageRegion)
                + line("db", db == null ? null : db.text())
                + line("schema_str", schemaModules.isEmpty() ? null : String.join(",", schemaModules))
                + line("schema_id", schemaId)
                + line("id", id)
                + line("git_repo", gitRepo)
                + line("keep_artifacts_local", keepArtifactsLocally ? "True" : "False");
    }

    /** Whether the database is a SQLite file in the storage; else it is PostgreSQL. */
    public boolean isSqlite() {
        return db == null;
    }

    /**
     * The SQLite file in a local storage, {@code <root>/<id>.lndb}, whether it exists or not; empty for PostgreSQL and for
     * a cloud storage.
     *
     * @throws SettingsException if this system does not accept the root as a path
     */
    public Optional<Path> sqliteFile() {
        if (!isSqlite() || !storageRoot.isLocal()) {
            return Optional.empty();
        }
        return Optional.of(storageRoot.path().resolve(sqliteFileName()));
    }

    /**
     * The SQLite file in a cloud storage, {@code <root>/<id>.lndb}, whether it exists or not; empty for PostgreSQL and for
     * a local storage.
     */
    public Optional<StoragePath> databaseObject() {
        if (!isSqlite() || storageRoot.isLocal()) {
            return Optional.empty();
        }
        return Optional.of(StoragePath.of(storageRoot.text()).resolve(sqliteFileName()));
    }

    /**
     * The database for people, as {@code lamin info} prints it: {@code sqlite:///} and the file, or the URL of PostgreSQL
     * with password and host masked.
     */
    public String maskedDb() {
        return db == null ? "sqlite:///" + storageRoot + "/" + sqliteFileName() : db.masked();
    }

    /** For logs: like the file, but without secrets. */
    @Override
    public String toString() {
        return "InstanceSettings[slug=" + slug
                + ", id=" + id
                + ", storageRoot=" + storageRoot
                + ", storageRegion=" + storageRegion
                + ", db=" + maskedDb()
                + ", schemaModules=" + schemaModules
                + "]";
    }

    private String sqliteFileName() {
        return id + ".lndb";
    }

    private static String line(String key, @Nullable Object value) {
        return PREFIX + key + "=" + SingleLine.orNull(value) + "\n";
    }

    private static Optional<DatabaseUrl> databaseUrl(String text) {
        // Some versions name the SQLite file, which follows from storage and id anyway.
        return Optional.ofNullable(SingleLine.absentIfNull(text))
                .filter(url -> !url.startsWith(SQLITE))
                .map(DatabaseUrl::parse);
    }

    private static List<String> modules(@Nullable String commaSeparated) {
        return commaSeparated == null
                ? List.of()
                : Arrays.stream(commaSeparated.split(","))
                        .filter(Predicate.not(String::isBlank))
                        .toList();
    }

    private static boolean isTrue(SettingsFile values) {
        String key = "keep_artifacts_local";
        String text = values.optional(key);
        return text != null && values.converted(key, text, InstanceSettings::pythonBoolean);
    }

    private static boolean pythonBoolean(String text) {
        return switch (text) {
            case "True", "true" -> true;
            case "False", "false" -> false;
            default -> throw new IllegalArgumentException("It needs to be True or False.");
        };
    }

    private static void requireModule(String module) {
        SingleLine.require(module, "schema module");
        if (module.contains(",")) {
            throw new IllegalArgumentException(
                    "Invalid schema module '" + module + "': ',' separates modules. Pass each on its own.");
        }
    }

    /** Collects settings; not safe for concurrent use. */
    public static final class Builder {
        private final Slug slug;
        private final StorageRoot storageRoot;
        private @Nullable String apiUrl;
        private @Nullable String storageRegion;
        private @Nullable DatabaseUrl db;
        private List<String> schemaModules = List.of();
        private @Nullable String schemaId;
        private @Nullable InstanceId id;
        private @Nullable String gitRepo;
        private boolean keepArtifactsLocally;

        private Builder(Slug slug, StorageRoot storageRoot) {
            this.slug = requireNonNull(slug, "slug");
            this.storageRoot = requireNonNull(storageRoot, "storageRoot");
        }

        /** See {@link InstanceSettings#apiUrl()}. */
        public Builder apiUrl(@Nullable String value) {
            apiUrl = value;
            return this;
        }

        /** See {@link InstanceSettings#storageRegion()}. */
        public Builder storageRegion(@Nullable String value) {
            storageRegion = value;
            return this;
        }

        /** See {@link InstanceSettings#db()}. */
        public Builder db(@Nullable DatabaseUrl value) {
            db = value;
            return this;
        }

        /** See {@link InstanceSettings#schemaModules()}. */
        public Builder schemaModules(List<String> values) {
            schemaModules = List.copyOf(values);
            return this;
        }

        /** See {@link InstanceSettings#schemaId()}. */
        public Builder schemaId(@Nullable String value) {
            schemaId = value;
            return this;
        }

        /** See {@link InstanceSettings#id()}. */
        public Builder id(InstanceId value) {
            id = value;
            return this;
        }

        /** See {@link InstanceSettings#gitRepo()}. */
        public Builder gitRepo(@Nullable String value) {
            gitRepo = value;
            return this;
        }

        /** See {@link InstanceSettings#keepArtifactsLocally()}. */
        public Builder keepArtifactsLocally(boolean value) {
            keepArtifactsLocally = value;
            return this;
        }

        /**
         * The settings collected so far.
         *
         * @throws IllegalArgumentException if a value is not allowed, see {@link InstanceSettings}
         */
        public InstanceSettings build() {
            return new InstanceSettings(
                    apiUrl,
                    slug,
                    storageRoot,
                    storageRegion,
                    db,
                    schemaModules,
                    schemaId,
                    id == null ? InstanceId.ofSlug(slug) : id,
                    gitRepo,
                    keepArtifactsLocally);
        }
    }
}
