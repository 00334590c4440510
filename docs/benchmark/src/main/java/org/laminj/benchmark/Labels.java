package org.laminj.benchmark;

import java.util.List;

/**
 * The labels that artifacts have of one registry.
 *
 * @param most how many labels there are, if there are artifacts enough to use them all
 * @param each how many of them each artifact has
 */
record Labels(LabelRegistry registry, int most, int each) {

    Labels {
        if (each < 1 || each > most) {
            throw new IllegalArgumentException("An artifact cannot have " + each + " of " + most + " labels.");
        }
    }

    List<String> statements(long artifacts) {
        return List.of(
                registry.feature(), registry.labels(used(artifacts)), registry.links(artifacts, used(artifacts), each));
    }

    List<Rows> rows(long artifacts) {
        return List.of(registry.labelRows(used(artifacts)), registry.linkRows(artifacts * each));
    }

    private long used(long artifacts) {
        return Math.min(most, artifacts * each);
    }
}
