package org.laminj.bionty.internal.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ontology ids: {@code CL:0000084} for {@code http://purl.obolibrary.org/obo/CL_0000084}. */
final class Curie {

    private static final Pattern IRI_OF_TERM = Pattern.compile("https?://.*[/#]([^/#]+)_([^/#_]+)");

    private Curie() {}

    /** The short form of an id; one that is short, or has no short form, stays as it is. */
    static String of(String id) {
        Matcher term = IRI_OF_TERM.matcher(id);
        return term.matches() ? term.group(1) + ":" + term.group(2) : id;
    }
}
