package org.laminj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import picocli.CommandLine.Option;

/** The options by which commands select records of a registry. */
final class FilterOptions {

    private static final Visibility VISIBLE = new Visibility(1);

    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE",
            description = {
                "Only records with this value, e.g. description__contains=lung or ulabels__name=TSP1.",
                "Several filters must hold together, those along the same relation for one related record."
            })
    private List<Filter> filters = List.of();

    @Option(
            names = "--any",
            paramLabel = "FIELD=VALUE",
            description = "Only records for which at least one of these holds; given once for each.")
    private List<Filter> alternatives = List.of();

    @Option(
            names = "--not",
            paramLabel = "FIELD=VALUE",
            description = {
                "Only records for which this does not hold, those without a value among them.",
                "Along a relation: for which it holds for no related record."
            })
    private List<Filter> exclusions = List.of();

    @Option(
            names = "--visibility",
            paramLabel = "any|NUMBER",
            description = "Records of any visibility, or of this one: 1 visible (default), 0 hidden, -1 in the trash.")
    private @Nullable Visibility visibility;

    /** Whether records were filtered by their values. */
    boolean isEmpty() {
        return filters().findAny().isEmpty();
    }

    /** Those records that satisfy the options. */
    <R extends SqlRecord> QuerySet<R> select(QuerySet<R> records) {
        QuerySet<R> seen = visibility == null ? records : visibility.of(records);
        List<Condition<R>> conditions = conditions();
        return conditions.isEmpty() ? seen : seen.filter(conditions);
    }

    private <R extends SqlRecord> List<Condition<R>> conditions() {
        List<Condition<R>> conditions = new ArrayList<>();
        filters.forEach(filter -> conditions.add(filter.condition()));
        if (!alternatives.isEmpty()) {
            conditions.add(Condition.anyOf(
                    alternatives.stream().map(Filter::<R>condition).toList()));
        }
        exclusions.forEach(filter -> conditions.add(Condition.not(filter.condition())));
        return conditions;
    }

    private Stream<Filter> filters() {
        return Stream.of(filters, alternatives, exclusions).flatMap(List::stream);
    }

    /** As {@link #select}, but records that are not asked for stay hidden even if named by uid. */
    <R extends SqlRecord> QuerySet<R> selectVisible(QuerySet<R> records) {
        boolean unsaid = visibility == null && filters().noneMatch(Filter::isOnVisibility);
        QuerySet<R> selected = select(records);
        return unsaid && records.registry().hasVisibility() ? VISIBLE.of(selected) : selected;
    }

    /** The options as they were given. */
    @Override
    public String toString() {
        return Stream.of(
                        given("--filter", filters),
                        given("--any", alternatives),
                        given("--not", exclusions),
                        Stream.ofNullable(visibility)
                                .map(seen -> "--visibility " + (seen.number() == null ? "any" : seen.number())))
                .flatMap(options -> options)
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> given(String option, List<Filter> filters) {
        return filters.stream().map(filter -> option + " '" + filter + "'");
    }
}
