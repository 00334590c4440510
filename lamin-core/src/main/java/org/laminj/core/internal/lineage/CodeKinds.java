package org.laminj.core.internal.lineage;

import org.jspecify.annotations.Nullable;
import org.laminj.core.lineage.LineageKind;

/** What kind of code a transform is. */
final class CodeKinds {

    private CodeKinds() {}

    /** By the type of a transform, which is free text. */
    static LineageKind of(@Nullable Object type) {
        return switch (String.valueOf(type)) {
            case "notebook" -> LineageKind.NOTEBOOK;
            case "app" -> LineageKind.APP;
            case "pipeline" -> LineageKind.PIPELINE;
            default -> LineageKind.CODE;
        };
    }
}
