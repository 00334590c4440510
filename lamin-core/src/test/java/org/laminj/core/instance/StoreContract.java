package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class StoreContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    StoreContract(TestDatabase database) {
        this.database = database.available();
    }

    @Test
    void takesBackASingleInsertWhenTheWorkFails() {
        try (Instance lamin = TestEnvironment.in(folder, database).init("lab")) {
            assertThatThrownBy(() -> lamin.store().write(session -> {
                        session.insertOne(labels(lamin), label(lamin));
                        throw new IllegalStateException("fault");
                    }))
                    .hasMessage("fault");

            assertThat(lamin.query(ULabel.class).count()).isZero();
        }
    }

    private static Registry<ULabel> labels(Instance lamin) {
        return lamin.schema().registry(ULabel.class);
    }

    private static Row label(Instance lamin) {
        List<Field> fields = List.of("uid", "name", "created_at", "updated_at", "created_by").stream()
                .map(name -> labels(lamin).field(name).orElseThrow())
                .toList();
        Instant now = Instant.EPOCH;
        return new Row(
                new RowShape(fields),
                new Object[] {"aaaaaaaa", "T1", now, now, lamin.user().id().value()});
    }

    @Test
    void readsWhatWasThereWhileSomebodyWrites() {
        try (Instance lamin = TestEnvironment.in(folder, database).init("lab")) {
            List<Long> seen = lamin.store().write(session -> {
                session.insertOne(labels(lamin), label(lamin));
                long byAnother = CompletableFuture.supplyAsync(
                                () -> lamin.query(ULabel.class).count())
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
                return List.of(byAnother, lamin.query(ULabel.class).count());
            });

            assertThat(seen).containsExactly(0L, 0L);
            assertThat(lamin.query(ULabel.class).count()).isEqualTo(1);
        }
    }

    /** What a schema module brings for SQL that no descriptor says. */
    interface LabelMapper {

        @Select("SELECT count(*) FROM lnschema_core_ulabel WHERE name LIKE #{pattern}")
        long count(String pattern);
    }

    private static final class WithMapper implements SchemaModule {

        @Override
        public String name() {
            return "mapped";
        }

        @Override
        public List<Class<?>> mappers() {
            return List.of(LabelMapper.class);
        }
    }

    @Test
    void offersTheMappersOfSchemaModules() {
        InitOptions options = database.in(
                folder, InitOptions.at(folder.resolve("lab").toString()).withModules("mapped"));
        try (Instance lamin = TestEnvironment.in(folder, database)
                .instances(List.of(new WithMapper()))
                .init(options)) {
            lamin.save(Draft.of(ULabel.class).with(ULabel::name, "T1"));

            long count = lamin.store()
                    .read(session -> session.mapper(LabelMapper.class).count("T%"));

            assertThat(count).isOne();
        }
    }

    @Test
    void savesAllDraftsOrNone() {
        try (Instance lamin = TestEnvironment.in(folder, database).init("lab")) {
            Draft<ULabel> draft = Draft.of(ULabel.class).with(ULabel::name, "T1");

            assertThatThrownBy(() -> lamin.saveAll(List.of(draft, draft)))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("two of them have name 'T1'");

            assertThat(lamin.query(ULabel.class).count()).isZero();
        }
    }

    /** What happens when a draft is saved whose description cannot be stored everywhere. */
    abstract void assertSaves(Instance lamin, Draft<ULabel> draft, String refusal);

    @Test
    void takesTextThatItsDatabaseHolds() {
        try (Instance lamin = TestEnvironment.in(folder, database).init("lab")) {
            Draft<ULabel> draft = Draft.of(ULabel.class).with(ULabel::name, "🫁".repeat(150));

            lamin.save(draft);
            assertSaves(
                    lamin,
                    draft.with(ULabel::name, "🫁".repeat(151)),
                    "Cannot save a ULabel in instance 'anonymous/lab': its 'name' has 151 characters, of which 150 fit."
                            + " Nothing was written. Give another value to the draft.");
            assertSaves(
                    lamin,
                    draft.with(ULabel::name, "a").with(ULabel::description, "b\0c"),
                    "Cannot save a ULabel in instance 'anonymous/lab': its 'description' has a NUL character, which"
                            + " PostgreSQL does not store. Nothing was written. Give another value to the draft.");
            assertSaves(
                    lamin,
                    Draft.from(lamin.query(ULabel.class)
                                    .orderBy(ULabel::createdAt)
                                    .first()
                                    .orElseThrow())
                            .with(ULabel::reference, "r".repeat(256)),
                    "Cannot save a ULabel in instance 'anonymous/lab': its 'reference' has 256 characters, of which 255"
                            + " fit. Nothing was written. Give another value to the draft.");
        }
    }
}
