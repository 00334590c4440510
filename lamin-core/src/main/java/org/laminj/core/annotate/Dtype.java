package org.laminj.core.annotate;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What values a feature or a parameter takes, as its {@code dtype} says: {@code number}, {@code list[str]},
 * {@code cat[ULabel|bionty.CellType]}.
 *
 * @param kind what one value is
 * @param registries for categories those whose records are the categories, by name; empty where any may be
 * @param elements for lists what each element is, null for anything else
 * @param text as it stands in the registry
 */
public record Dtype(
        Kind kind, List<String> registries, @Nullable Dtype elements, String text) {

    private static final String LIST = "list[";
    private static final String CATEGORY = "cat";

    public Dtype {
        registries = List.copyOf(registries);
        requireNonNull(text, "text");
    }

    /** What a value is. */
    public enum Kind {
        /** A whole or a broken number. */
        NUMBER("number", "a number"),
        /** A whole number. */
        INTEGER("int", "a whole number"),
        /** A number with a fraction. */
        FLOAT("float", "a number"),
        /** True or false. */
        BOOLEAN("bool", "true or false"),
        /** Text that is no category. */
        TEXT("str", "text"),
        /** A moment or a day. */
        DATETIME("datetime", "a time such as 2024-11-07T12:10:06Z, or a day such as 2024-11-07"),
        /** A map of names to values. */
        DICTIONARY("dict", "a map"),
        /** A record, or the name of one. */
        CATEGORY("cat", "a record, or the name of one"),
        /** Several values in order. */
        LIST("list", "a list"),
        /** Something that this program does not know, and takes as it is. */
        OTHER("", "a value");

        private final String spelling;
        private final String description;

        Kind(String spelling, String description) {
            this.spelling = spelling;
            this.description = description;
        }

        /** What is expected, for people. */
        public String description() {
            return description;
        }
    }

    /** Reads a dtype; one that is not known takes any value. */
    public static Dtype parse(String text) {
        if (text.startsWith(LIST) && text.endsWith("]")) {
            Dtype elements = parse(text.substring(LIST.length(), text.length() - 1));
            return new Dtype(Kind.LIST, List.of(), elements, text);
        }
        if (text.startsWith(CATEGORY + "[") && text.endsWith("]")) {
            String names = text.substring(CATEGORY.length() + 1, text.length() - 1);
            return new Dtype(Kind.CATEGORY, Splitter.on('|').trimResults().splitToList(names), null, text);
        }
        Kind kind = Stream.of(Kind.values())
                .filter(each -> each.spelling.equals(text) && each != Kind.LIST)
                .findFirst()
                .orElse(Kind.OTHER);
        return new Dtype(kind, List.of(), null, text);
    }

    public boolean isCategory() {
        return kind == Kind.CATEGORY;
    }

    /** What each element of a list is; empty for anything else. */
    public Optional<Dtype> element() {
        return Optional.ofNullable(elements);
    }

    /** The same categories, of which records of another registry are one as well. */
    public Dtype orOf(String registry) {
        if (registries.contains(registry)) {
            return this;
        }
        String names = String.join(
                "|", Stream.concat(registries.stream(), Stream.of(registry)).toList());
        return parse(CATEGORY + "[" + names + "]");
    }

    @Override
    public String toString() {
        return text;
    }
}
