package org.laminj.core.internal.drawing;

import org.laminj.core.lineage.LineageKind;

/** The icon of each kind of node, as the outline of a path on a square of sixteen. */
final class Icons {

    private Icons() {}

    static String path(LineageKind kind) {
        return switch (kind) {
            case DATA -> "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5";
            case COLLECTION -> "M4.5 4.5v-3h10v10h-3M1.5 4.5h10v10h-10zM4 8h5M4 11h5";
            case NOTEBOOK -> "M3.5 1.5h10v13h-10zM6.5 1.5v13M2 4.5h3M2 8h3M2 11.5h3";
            case APP -> "M1.5 2.5h13v11h-13zM1.5 5.5h13M3.5 4h.1M5.5 4h.1";
            case PIPELINE -> "M1.5 1.5h4v4h-4zM10.5 6h4v4h-4zM1.5 10.5h4v4h-4zM5.5 3.5h2.5v9h-2.5M8 8h2.5";
            case CODE -> "M5 4 1.5 8 5 12M11 4l3.5 4-3.5 4M9.3 2.5 6.7 13.5";
            case TERM -> "M2 8.7V2h6.7l5.3 5.3-6.7 6.7zM5 5h.1";
            case MORE -> "M3 8h.1M8 8h.1M13 8h.1";
        };
    }
}
