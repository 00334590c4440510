package org.laminj.transfer;

/**
 * What becomes of the rows of one registry or link table. Each row that is reached has exactly one outcome.
 *
 * @param reached rows that the transfer reaches, those above terms of public ontologies among them
 * @param mapped rows that the target has already
 * @param resolved rows that the target lacks and gets from a public ontology
 * @param transferred rows that the target lacks and gets from the source
 * @param updated rows that the target has and that change there
 * @param conflict rows that contradict what the target has, and links of such rows
 * @param dropped rows that stay behind
 * @param removed rows of the target that are removed; they are not reached, for the source lacks them
 */
public record Counts(
        long reached,
        long mapped,
        long resolved,
        long transferred,
        long updated,
        long conflict,
        long dropped,
        long removed) {

    public Counts {
        long told = mapped + resolved + transferred + updated + conflict + dropped;
        if (reached != told) {
            throw new IllegalArgumentException(
                    "Counts do not add up: " + reached + " rows are reached, and " + told + " have an outcome");
        }
    }

    /** One record with an outcome. */
    public static Counts of(Outcome outcome) {
        return switch (outcome) {
            case MAPPED -> new Counts(1, 1, 0, 0, 0, 0, 0, 0);
            case RESOLVED -> ofResolved(1);
            case TRANSFERRED -> new Counts(1, 0, 0, 1, 0, 0, 0, 0);
            case UPDATED -> new Counts(1, 0, 0, 0, 1, 0, 0, 0);
            case CONFLICT -> new Counts(1, 0, 0, 0, 0, 1, 0, 0);
        };
    }

    /** Rows that all stay behind. */
    public static Counts ofDropped(long dropped) {
        return new Counts(dropped, 0, 0, 0, 0, 0, dropped, 0);
    }

    /** Rows that all come from a public ontology. */
    public static Counts ofResolved(long resolved) {
        return new Counts(resolved, 0, resolved, 0, 0, 0, 0, 0);
    }

    /** Links, which are in the target or come there. */
    public static Counts ofLinks(long mapped, long transferred) {
        return new Counts(mapped + transferred, mapped, 0, transferred, 0, 0, 0, 0);
    }

    /** The counts of both. */
    public Counts plus(Counts other) {
        return new Counts(
                reached + other.reached,
                mapped + other.mapped,
                resolved + other.resolved,
                transferred + other.transferred,
                updated + other.updated,
                conflict + other.conflict,
                dropped + other.dropped,
                removed + other.removed);
    }
}
