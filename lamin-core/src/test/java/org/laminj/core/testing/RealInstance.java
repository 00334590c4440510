package org.laminj.core.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.laminj.core.settings.InstanceId;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.settings.StorageRoot;

/**
 * Databases that lamindb 0.76.15 made.
 *
 * <p>They lie in {@code ../shared/instances} beside the checkout and are never copied into it.
 */
public final class RealInstance {
    private static final String SOURCE_ID = "037ba1e08d804f91a90275a47735076a";
    private static final String TARGET_ID = "b8d2162243d05368a9d99500ad62cafe";

    /** The source instance of the guide. */
    public static final RealInstance GUIDE =
            new RealInstance("guide", "laminlabs/lamindata", SOURCE_ID, "bionty", "wetlab");

    /** A source with ten artifacts of all kinds, known by the same slug as {@link #GUIDE}. */
    public static final RealInstance RICH_10 =
            new RealInstance("rich-10", "laminlabs/lamindata", SOURCE_ID, "bionty", "wetlab");

    /** What the original left in the target after the guide. */
    public static final RealInstance GUIDE_AFTER_PYTHON =
            new RealInstance("guide-after-python", "anonymous/test-transfer", TARGET_ID, "bionty");

    /** What the original left in the target after one artifact of {@link #RICH_10}. */
    public static final RealInstance RICH_10_AFTER_PYTHON =
            new RealInstance("rich-10-after-python", "anonymous/test-transfer", TARGET_ID, "bionty");

    private static final Path SHARED = Path.of("shared");

    private final String file;
    private final Slug slug;
    private final InstanceId id;
    private final List<String> modules;

    private RealInstance(String file, String slug, String id, String... modules) {
        this.file = file;
        this.slug = Slug.parse(slug, "");
        this.id = InstanceId.parse(id);
        this.modules = List.of(modules);
    }

    /** A folder or file that lies beside the checkout; skips the test where it is absent. */
    public static Path shared(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(SHARED).resolve(path))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "../shared/" + path + " is not beside the checkout");
        return folder.resolve(SHARED).resolve(path);
    }

    /** Lays the instance out under a folder and makes it known to the settings directory there. */
    public InstanceSettings unpack(Path folder) {
        Path packed = shared("instances/" + file + ".lndb.gz");
        Path root = folder.resolve("storage").resolve(slug.owner() + "--" + slug.name());
        InstanceSettings settings = InstanceSettings.builder(slug, StorageRoot.of(root.toString()))
                .schemaModules(modules)
                .id(id)
                .build();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.createDirectories(root);
            Path database = settings.sqliteFile().orElseThrow();
            Files.copy(in, database);
            relocate(database, root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        SettingsDirectory.of(Map.of("LAMIN_SETTINGS_DIR", folder.toString()), folder)
                .save(settings);
        return settings;
    }

    private static void relocate(Path database, Path root) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE lnschema_core_storage SET root = ? WHERE id = 1 AND type = 'local'")) {
            update.setString(1, root.toString());
            update.executeUpdate();
        }
    }
}
