package org.laminj.core.store;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What records of one database are in another: ids by ids.
 *
 * <p>A negative id stands for a record that is yet to be written. Two records under the same id are one. Immutable, as
 * long as nobody changes the collections that it was made of.
 *
 * @param ids by id in the source the id in the target
 * @param setAside ids in the source of records that must not be written; rows that refer to them are set aside
 */
public record IdTranslation(Map<Long, Long> ids, Set<Long> setAside) {

    /** Marks a row that is set aside; no row has this id. */
    public static final long ASIDE = 0;

    /** The same for a database that never had some records of the source, which are then not set aside either. */
    public IdTranslation without(Set<Long> some) {
        return new IdTranslation(
                ids, setAside.stream().filter(id -> !some.contains(id)).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether two records become one. */
    boolean merges() {
        return Set.copyOf(ids.values()).size() < ids.size();
    }

    /**
     * The id in the target; null if the record has none there.
     *
     * @param id in the source
     */
    public @Nullable Long of(long id) {
        return setAside.contains(id) ? (Long) ASIDE : ids.get(id);
    }
}
