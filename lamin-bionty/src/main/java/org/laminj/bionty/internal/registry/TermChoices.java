package org.laminj.bionty.internal.registry;

import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Source;
import org.laminj.bionty.TermProgress;
import org.laminj.core.registry.Field;
import org.laminj.core.vocabulary.OnOtherRelease;

/**
 * How somebody wants records to be made of terms. Immutable.
 *
 * @param source the release; null for the one in use
 * @param organism whose terms are meant; null if the release tells
 * @param field in which values are looked for
 * @param onOtherRelease what happens with records of other releases
 * @param progress who is told how far it has come
 */
public record TermChoices(
        @Nullable Source source,
        @Nullable String organism,
        Field field,
        OnOtherRelease onOtherRelease,
        TermProgress progress) {

    /** The release in use, by names, keeping what is there. */
    public static TermChoices of(TermRegistry<?> terms) {
        return new TermChoices(
                null, null, terms.registry().nameField(), OnOtherRelease.KEEP_TARGET, TermProgress.none());
    }

    public TermChoices withSource(Source wanted) {
        return new TermChoices(wanted, organism, field, onOtherRelease, progress);
    }

    public TermChoices withOrganism(String wanted) {
        return new TermChoices(source, wanted, field, onOtherRelease, progress);
    }

    public TermChoices withField(Field wanted) {
        return new TermChoices(source, organism, wanted, onOtherRelease, progress);
    }

    public TermChoices withOnOtherRelease(OnOtherRelease wanted) {
        return new TermChoices(source, organism, field, wanted, progress);
    }

    public TermChoices withProgress(TermProgress wanted) {
        return new TermChoices(source, organism, field, onOtherRelease, wanted);
    }
}
