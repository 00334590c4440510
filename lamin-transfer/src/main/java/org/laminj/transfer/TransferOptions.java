package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laminj.core.vocabulary.OnOtherRelease;

/**
 * What a transfer brings along, and what it does with what the target has already. Immutable.
 *
 * <p>Registries are named as their records print themselves, e.g. {@code ULabel} or {@code bionty.CellType}, in any
 * case.
 *
 * @param level how much of what belongs to a record comes along
 * @param parents which parents in a hierarchy come along
 * @param include if not empty, only records of these registries come along, besides the selected ones and those that a
 *     record cannot be without
 * @param exclude records of these registries stay behind; references to them are kept where the target has the record
 * @param maxRecords the transfer is refused when it would reach more records than that; 0 for no limit
 * @param onSameName what happens where the target has another record under the same natural key
 * @param onSameNameOf the same for single registries, by name
 * @param onSameContent what happens where the target has the same content as another record
 * @param update whether fields of records that the target has already change
 * @param links what happens with the links of selected records that the target has already
 * @param versions which versions of the selected records come along
 * @param data what happens with the data that artifacts are about
 * @param checkData whether that data is looked at before anything is written
 * @param ontology where terms come from that the target lacks
 * @param onOtherRelease what happens with terms that both sides have from different releases of an ontology
 */
public record TransferOptions(
        Level level,
        Parents parents,
        SortedSet<String> include,
        SortedSet<String> exclude,
        long maxRecords,
        OnSameName onSameName,
        SortedMap<String, OnSameName> onSameNameOf,
        OnSameContent onSameContent,
        Update update,
        LinkUpdate links,
        Versions versions,
        Data data,
        boolean checkData,
        TermOrigin ontology,
        OnOtherRelease onOtherRelease) {

    public TransferOptions {
        requireNonNull(level, "level");
        requireNonNull(parents, "parents");
        include = Collections.unmodifiableSortedSet(new TreeSet<>(include));
        exclude = Collections.unmodifiableSortedSet(new TreeSet<>(exclude));
        requireNonNull(onSameName, "onSameName");
        onSameNameOf = Collections.unmodifiableSortedMap(new TreeMap<>(onSameNameOf));
        requireNonNull(onSameContent, "onSameContent");
        requireNonNull(update, "update");
        requireNonNull(links, "links");
        requireNonNull(versions, "versions");
        requireNonNull(data, "data");
        requireNonNull(ontology, "ontology");
        requireNonNull(onOtherRelease, "onOtherRelease");
        if (maxRecords < 0) {
            throw new IllegalArgumentException("A transfer cannot be limited to " + maxRecords
                    + " records. Name a positive number, or 0 for no limit.");
        }
    }

    /** Annotations with the parents among them; maps by name, updates nothing and only adds links; data stays where it is, and
     * terms come from the source. */
    public static TransferOptions defaults() {
        return builder().build();
    }

    /** Starts with {@link #defaults}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with these options. */
    public Builder toBuilder() {
        Builder builder = builder()
                .level(level)
                .parents(parents)
                .include(include)
                .exclude(exclude)
                .maxRecords(maxRecords)
                .onSameName(onSameName)
                .onSameContent(onSameContent)
                .update(update)
                .links(links)
                .versions(versions)
                .data(data)
                .checkData(checkData)
                .ontology(ontology)
                .onOtherRelease(onOtherRelease);
        onSameNameOf.forEach(builder::onSameName);
        return builder;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {

        private Level level = Level.ANNOTATIONS;
        private Parents parents = Parents.PRESENT;
        private SortedSet<String> include = Collections.emptySortedSet();
        private SortedSet<String> exclude = Collections.emptySortedSet();
        private long maxRecords;
        private OnSameName onSameName = OnSameName.MAP;
        private final SortedMap<String, OnSameName> onSameNameOf = new TreeMap<>();
        private OnSameContent onSameContent = OnSameContent.WARN;
        private Update update = Update.NEVER;
        private LinkUpdate links = LinkUpdate.ADD;
        private Versions versions = Versions.SELECTED;
        private Data data = Data.LINK;
        private boolean checkData;
        private TermOrigin ontology = TermOrigin.SOURCE;
        private OnOtherRelease onOtherRelease = OnOtherRelease.KEEP_TARGET;

        private Builder() {}

        /** Sets the level, and the parents that go with it: none, those present, or all. */
        public Builder level(Level newLevel) {
            this.level = newLevel;
            this.parents = switch (newLevel) {
                case RECORD -> Parents.NONE;
                case ANNOTATIONS -> Parents.PRESENT;
                case FULL -> Parents.ALL;
            };
            return this;
        }

        /** Sets other parents than those that go with the level, which is set before. */
        public Builder parents(Parents newParents) {
            this.parents = newParents;
            return this;
        }

        /** Lets only these registries come along; all if none is named. */
        public Builder include(Collection<String> registries) {
            this.include = new TreeSet<>(registries);
            return this;
        }

        /** As {@link #include(Collection)}. */
        public Builder include(String... registries) {
            return include(List.of(registries));
        }

        /** Leaves these registries behind. */
        public Builder exclude(Collection<String> registries) {
            this.exclude = new TreeSet<>(registries);
            return this;
        }

        /** As {@link #exclude(Collection)}. */
        public Builder exclude(String... registries) {
            return exclude(List.of(registries));
        }

        /** Refuses to reach more records than that; 0 for no limit. */
        public Builder maxRecords(long most) {
            this.maxRecords = most;
            return this;
        }

        /** Sets what happens with another record of the same name, for all registries. */
        public Builder onSameName(OnSameName policy) {
            this.onSameName = policy;
            return this;
        }

        /** Sets what happens with another record of the same name in one registry. */
        public Builder onSameName(String registry, OnSameName policy) {
            this.onSameNameOf.put(registry, policy);
            return this;
        }

        /** Sets what happens with another record of the same content. */
        public Builder onSameContent(OnSameContent policy) {
            this.onSameContent = policy;
            return this;
        }

        /** Sets whether fields of records that the target has change. */
        public Builder update(Update policy) {
            this.update = policy;
            return this;
        }

        /** Sets what happens with the links of selected records that the target has. */
        public Builder links(LinkUpdate policy) {
            this.links = policy;
            return this;
        }

        /** Sets which versions of the selected records come along. */
        public Builder versions(Versions which) {
            this.versions = which;
            return this;
        }

        /** Sets what happens with the data that artifacts are about. */
        public Builder data(Data newData) {
            this.data = newData;
            return this;
        }

        /** Has the data looked at before anything is written, see {@link DataWork#check}. */
        public Builder checkData(boolean looked) {
            this.checkData = looked;
            return this;
        }

        /** Sets where terms come from that the target lacks. */
        public Builder ontology(TermOrigin origin) {
            this.ontology = origin;
            return this;
        }

        /** Sets what happens with terms that both sides have from different releases of an ontology. */
        public Builder onOtherRelease(OnOtherRelease policy) {
            this.onOtherRelease = policy;
            return this;
        }

        /**
         * Makes the options.
         *
         * @throws IllegalArgumentException if the limit is negative
         */
        public TransferOptions build() {
            return new TransferOptions(
                    level,
                    parents,
                    include,
                    exclude,
                    maxRecords,
                    onSameName,
                    onSameNameOf,
                    onSameContent,
                    update,
                    links,
                    versions,
                    data,
                    checkData,
                    ontology,
                    onOtherRelease);
        }
    }
}
