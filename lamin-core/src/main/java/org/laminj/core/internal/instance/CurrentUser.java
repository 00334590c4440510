package org.laminj.core.internal.instance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.query.Selection;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.User;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Keeps the user registry of an instance in step with the user settings: known by uid, handle and name follow. */
final class CurrentUser {

    private final RecordSource records;
    private final Registry<User> registry;
    private final Clock clock;

    CurrentUser(RecordSource records, Clock clock) {
        this.records = records;
        this.registry = records.graph().registry(User.class);
        this.clock = clock;
    }

    User saved(UserSettings settings) {
        Selection<User> byUid =
                Selection.of(registry).filter(List.of(Condition.where(User::uid).is(settings.uid())));
        List<User> known = records.list(byUid);
        if (!known.isEmpty() && isCurrent(known.get(0), settings)) {
            return known.get(0);
        }
        return records.database().writeSession(session -> {
            if (known.isEmpty()) {
                session.insertOne(
                        registry, row(settings, List.of("uid", "handle", "name", "created_at", "updated_at")));
            } else {
                session.update(
                        registry, known.get(0).id().value(), row(settings, List.of("handle", "name", "updated_at")));
            }
            return reload(session, byUid);
        });
    }

    private User reload(DatabaseSession session, Selection<User> byUid) {
        return records.list(session, byUid).get(0);
    }

    private static boolean isCurrent(User user, UserSettings settings) {
        return user.handle().equals(settings.handle()) && Objects.equals(user.name(), settings.name());
    }

    private Row row(UserSettings settings, List<String> names) {
        List<Field> fields =
                names.stream().map(name -> registry.field(name).orElseThrow()).toList();
        Instant now = clock.instant();
        @Nullable
        Object[] values = names.stream()
                .map(name -> switch (name) {
                    case "uid" -> settings.uid();
                    case "handle" -> settings.handle();
                    case "name" -> settings.name();
                    default -> now;
                })
                .toArray();
        return new Row(new RowShape(fields), values);
    }
}
