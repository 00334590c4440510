package org.laminj.core.internal.display;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.display.RecordText;
import org.laminj.core.internal.store.Dialect;

/** How the original comes by the names of related records, which shows in what it prints of them. */
enum RelatedNames {
    /** By joins: every reference is shown, a time is a time, and what is linked comes in the order of the links. */
    JOINED(FirstNames.Order.LINKS, FirstNames.Order.LINKS) {
        @Override
        boolean isShown(@Nullable Object name) {
            return true;
        }

        @Override
        String text(@Nullable Object name) {
            return RecordText.value(name);
        }
    },
    /** As JSON: references without a name are left out, a time is text, and what is linked comes in order of its ids. */
    AS_JSON(FirstNames.Order.IDS, FirstNames.Order.IDS_OF_FIRST_LINKS) {
        @Override
        boolean isShown(@Nullable Object name) {
            return name != null && !name.equals("");
        }

        @Override
        String text(@Nullable Object name) {
            return name instanceof Instant time ? ShortList.quote(RecordText.time(time)) : RecordText.value(name);
        }
    };

    private final FirstNames.Order labels;
    private final FirstNames.Order members;

    RelatedNames(FirstNames.Order labels, FirstNames.Order members) {
        this.labels = labels;
        this.members = members;
    }

    static RelatedNames of(Dialect dialect) {
        return dialect.readsRelatedAsJson() ? AS_JSON : JOINED;
    }

    /** Whether a reference is shown to what has this name. */
    abstract boolean isShown(@Nullable Object name);

    /** The name of what is referred to. */
    abstract String text(@Nullable Object name);

    /** The order of labels. */
    FirstNames.Order labels() {
        return labels;
    }

    /** The order of the members of feature sets. */
    FirstNames.Order members() {
        return members;
    }
}
