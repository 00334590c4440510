package org.laminj.core.internal.display;

import org.laminj.core.model.ParamValue;

/** The parameters of a model or run with their values; one statement. */
final class Params {

    private final DescribedRecord record;

    Params(DescribedRecord record) {
        this.record = record;
    }

    Section section() {
        return new Section("Params", new PlainValues(record, ParamValue.class, "param").entries());
    }
}
