package org.laminj.core.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.laminj.core.internal.vocabulary.ValueList;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * Tells what became of values, in the words of the original: at most twenty of them by name. Messages about no values are
 * left out.
 */
public final class VocabularyMessages {

    private final MessageListener listener;
    private final Registry<?> registry;
    private final Field field;

    public VocabularyMessages(MessageListener listener, Registry<?> registry, Field field) {
        this.listener = listener;
        this.registry = registry;
        this.field = field;
    }

    /** That nothing can be validated, for there is nothing. */
    public void empty() {
        warn("Your " + registry.simpleName() + " registry is empty, consider populating it first!");
    }

    /** How many values are validated, which are not, and which of these can be standardized. */
    public void inspected(Inspection inspection) {
        List<String> others = inspection.notValidated();
        int all = inspection.validated().size() + others.size();
        if (!inspection.validated().isEmpty()) {
            listener.message(
                    MessageLevel.SUCCESS, share(inspection.validated().size(), all) + " validated for " + field.name());
        }
        if (!others.isEmpty()) {
            Collection<String> known = inspection.standardizable().keySet();
            warn(share(others.size(), all) + " not validated for " + field.name() + ": " + ValueList.of(others)
                    + (known.isEmpty() ? "" : "\n   can be standardized: " + ValueList.of(known)));
        }
    }

    private static String share(int some, int all) {
        return String.format(
                Locale.ROOT,
                "%d unique %s (%.2f%%) %s",
                some,
                some == 1 ? "term" : "terms",
                100.0 * some / all,
                some == 1 ? "is" : "are");
    }

    /** That the first of several meanings was taken. */
    public void ambiguous(Map<String, List<String>> taken) {
        taken.forEach((value, names) -> {
            if (names.size() > 1) {
                warn("'" + value + "' may mean " + ValueList.of(names) + ": took '" + names.get(0) + "'");
            }
        });
    }

    /** Which records were there. */
    public void loaded(Collection<String> values, boolean bySynonyms) {
        if (!values.isEmpty()) {
            listener.message(
                    MessageLevel.SUCCESS,
                    "loaded " + records(values.size()) + " matching " + (bySynonyms ? "synonyms" : field.name()) + ": "
                            + ValueList.of(values));
        }
    }

    /** Which records are new. */
    public void created(Collection<String> values) {
        if (!values.isEmpty()) {
            listener.message(
                    MessageLevel.SUCCESS,
                    "created " + records(values.size()) + " with " + field.name() + ": " + ValueList.of(values));
        }
    }

    /**
     * Which records are new, made of what somebody else knows.
     *
     * @param origin who that is, e.g. {@code Bionty}
     */
    public void created(Collection<String> values, String origin, boolean bySynonyms) {
        if (!values.isEmpty()) {
            listener.message(
                    MessageLevel.SUCCESS,
                    "created " + records(values.size()) + " from " + origin + " matching "
                            + (bySynonyms ? "synonyms" : field.name()) + ": " + ValueList.of(values));
        }
    }

    /** For which values there are no records. */
    public void notCreated(Collection<String> values) {
        if (!values.isEmpty()) {
            String plural = values.size() == 1 ? "" : "s";
            warn("did not create " + registry.simpleName() + " record" + plural + " for " + values.size()
                    + " non-validated " + field.name() + plural + ": " + ValueList.of(values));
        }
    }

    private String records(int count) {
        return count + " " + registry.simpleName() + (count == 1 ? " record" : " records");
    }

    private void warn(String text) {
        listener.message(MessageLevel.WARNING, text);
    }
}
