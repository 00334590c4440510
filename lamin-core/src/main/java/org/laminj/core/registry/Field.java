package org.laminj.core.registry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a registry or of a link table.
 *
 * <p>A field has three spellings: the attribute of the original ({@code created_by}), the column
 * ({@code created_by_id}) and, on a registry, the component of the Java record ({@code createdBy}). Immutable.
 */
public final class Field {

    private final String name;
    private final String column;
    private final @Nullable String component;
    private final FieldType type;
    private final int length;
    private final boolean nullable;
    private final boolean indexed;
    private final boolean unique;
    private final boolean memberHash;
    private final boolean contentIdentity;
    private final boolean byteCount;
    private final boolean release;
    private final @Nullable String defaultValue;
    private final @Nullable ForeignKey foreignKey;

    private Field(Builder builder) {
        this.name = builder.name;
        this.column = builder.column;
        this.component = builder.component;
        this.type = builder.type;
        this.length = builder.length;
        this.nullable = builder.nullable;
        this.indexed = builder.indexed;
        this.unique = builder.unique;
        this.memberHash = builder.memberHash;
        this.contentIdentity = builder.contentIdentity;
        this.byteCount = builder.byteCount;
        this.release = builder.release;
        this.defaultValue = builder.defaultValue;
        this.foreignKey = builder.foreignKey;
    }

    /** Starts a field that is required, plain and without index. */
    public static Builder builder(String name, FieldType type) {
        return new Builder(name, type);
    }

    /** The attribute in the spelling of the original, e.g. {@code created_by}. */
    public String name() {
        return name;
    }

    /** The column, e.g. {@code created_by_id}. */
    public String column() {
        return column;
    }

    /** The component of the Java record; empty for columns of link tables. */
    public Optional<String> component() {
        return Optional.ofNullable(component);
    }

    public FieldType type() {
        return type;
    }

    /** Largest number of characters of a text; 0 where unbounded. */
    public int length() {
        return length;
    }

    public boolean isNullable() {
        return nullable;
    }

    /** Whether the column has an index of its own; unique columns have one without saying so. */
    public boolean isIndexed() {
        return indexed;
    }

    public boolean isUnique() {
        return unique;
    }

    /** Whether the column holds a hash over linked records, see {@link MemberHash}. */
    public boolean isMemberHash() {
        return memberHash;
    }

    /** Whether the column holds a hash of content, see {@link ContentIdentity}. */
    public boolean isContentIdentity() {
        return contentIdentity;
    }

    /** Whether the column counts bytes of data, see {@link ByteCount}. */
    public boolean isByteCount() {
        return byteCount;
    }

    /** Whether the column names the release of an ontology, see {@link Release}. */
    public boolean isRelease() {
        return release;
    }

    /** What a new record gets where nothing is said, in text form. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** The reference that this column is, if it is one. */
    public Optional<ForeignKey> foreignKey() {
        return Optional.ofNullable(foreignKey);
    }

    public boolean isForeignKey() {
        return foreignKey != null;
    }

    /** Whether this is the primary key. */
    public boolean isId() {
        return column.equals("id");
    }

    /** Whether the original treats the attribute as private: its name begins with an underscore. */
    public boolean isPrivate() {
        return name.startsWith("_");
    }

    @Override
    public String toString() {
        return column;
    }

    /** Collects what a field is. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final FieldType type;
        private String column;
        private @Nullable String component;
        private int length;
        private boolean nullable;
        private boolean indexed;
        private boolean unique;
        private boolean memberHash;
        private boolean contentIdentity;
        private boolean byteCount;
        private boolean release;
        private @Nullable String defaultValue;
        private @Nullable ForeignKey foreignKey;

        private Builder(String name, FieldType type) {
            this.name = requireNonNull(name, "name");
            this.type = requireNonNull(type, "type");
            this.column = name;
        }

        public Builder component(String component) {
            this.component = component;
            return this;
        }

        public Builder length(int length) {
            this.length = length;
            return this;
        }

        public Builder nullable(boolean nullable) {
            this.nullable = nullable;
            return this;
        }

        public Builder indexed(boolean indexed) {
            this.indexed = indexed;
            return this;
        }

        public Builder unique(boolean unique) {
            this.unique = unique;
            return this;
        }

        public Builder memberHash(boolean memberHash) {
            this.memberHash = memberHash;
            return this;
        }

        public Builder contentIdentity(boolean contentIdentity) {
            this.contentIdentity = contentIdentity;
            return this;
        }

        public Builder byteCount(boolean byteCount) {
            this.byteCount = byteCount;
            return this;
        }

        public Builder release(boolean release) {
            this.release = release;
            return this;
        }

        public Builder defaultValue(@Nullable String defaultValue) {
            this.defaultValue = defaultValue;
            return this;
        }

        /** Makes the field a reference: its column gets the ending {@code _id}. */
        public Builder references(ForeignKey foreignKey) {
            this.foreignKey = foreignKey;
            this.column = name + "_id";
            return this;
        }

        public Field build() {
            return new Field(this);
        }
    }
}
