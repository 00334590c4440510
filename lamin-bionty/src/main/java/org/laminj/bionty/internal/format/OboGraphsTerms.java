package org.laminj.bionty.internal.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.ontology.Term;

/** Reads OBO Graphs JSON, node by node. */
final class OboGraphsTerms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EXACT_SYNONYM = "hasExactSynonym";
    private static final String REPLACED_BY = "IAO:0100001";
    private static final String WHY_OBSOLETE = "IAO:0000231";
    private static final String TERMS_MERGED = "IAO:0000227";

    private final Selection selection;
    private final List<Node> nodes = new ArrayList<>();
    private final ListMultimap<String, String> parents =
            MultimapBuilder.hashKeys().arrayListValues().build();

    private OboGraphsTerms(Selection selection) {
        this.selection = selection;
    }

    static List<Term> read(Reader text, Selection selection) throws IOException {
        OboGraphsTerms terms = new OboGraphsTerms(selection);
        try (JsonParser json = JSON.createParser(text)) {
            terms.readDocument(json);
        } catch (JsonEOFException e) {
            throw FormatException.damaged("it ends too early", e);
        } catch (JsonProcessingException e) {
            throw FormatException.damaged("it is no OBO Graphs JSON: " + e.getOriginalMessage(), e);
        }
        return terms.build();
    }

    private void readDocument(JsonParser json) throws IOException {
        boolean hasGraphs = false;
        if (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("graphs")) {
                    hasGraphs = true;
                    forEach(json, this::readGraph);
                } else {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        if (!hasGraphs) {
            throw FormatException.unreadable("it is JSON, but no OBO Graphs: it has no 'graphs'");
        }
    }

    private void readGraph(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "nodes" -> forEach(json, this::readNode);
                case "edges" -> forEach(json, this::readEdge);
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
    }

    /** Lets each object of the array that comes next be read. */
    private static void forEach(JsonParser json, ObjectReading reading) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw FormatException.unreadable(
                    "it is JSON, but no OBO Graphs: its '" + json.currentName() + "' are no array");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            reading.read(json);
        }
    }

    private void readNode(JsonParser json) throws IOException {
        Node node = json.readValueAs(Node.class);
        require(node.id() != null, "a node has no id");
        if (node.isNamedClass() && !node.isMerged() && selection.takes(Curie.of(node.id()))) {
            nodes.add(node);
        }
    }

    private void readEdge(JsonParser json) throws IOException {
        Edge edge = json.readValueAs(Edge.class);
        require(edge.sub() != null && edge.pred() != null && edge.obj() != null, "an edge has no ends");
        String parent = Curie.of(edge.obj());
        if (selection.isParent(Curie.of(edge.pred())) && selection.takes(parent)) {
            parents.put(edge.sub(), parent);
        }
    }

    private static void require(boolean isSo, String orElse) throws FormatException {
        if (!isSo) {
            throw FormatException.damaged("it is no OBO Graphs JSON: " + orElse, null);
        }
    }

    private List<Term> build() {
        return nodes.stream()
                .map(this::term)
                .sorted(Comparator.comparing(term -> Objects.requireNonNull(term.ontologyId())))
                .toList();
    }

    private Term term(Node node) {
        TermBuilder term = new TermBuilder(Curie.of(node.id()), Objects.requireNonNull(node.lbl()));
        Meta meta = node.about();
        if (meta.definition() != null) {
            term.define(meta.definition().val());
        }
        meta.synonymsOrNone().forEach(synonym -> term.synonym(synonym.text(), synonym.is(EXACT_SYNONYM)));
        parents.get(node.id()).forEach(term::parent);
        if (meta.deprecated()) {
            term.obsolete();
        }
        meta.propertiesOrNone().stream()
                .filter(property -> property.is(REPLACED_BY))
                .forEach(property -> term.replacedBy(Curie.of(property.text())));
        return term.build();
    }

    private interface ObjectReading {
        void read(JsonParser json) throws IOException;
    }

    /** A term, a relation, or an individual. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Node(
            String id,
            @Nullable String lbl,
            @Nullable String type,
            @Nullable Meta meta) {

        boolean isNamedClass() {
            return lbl != null && !lbl.isBlank() && (type == null || type.equals("CLASS"));
        }

        /** OBO has no such term, but an alternative id of another. */
        boolean isMerged() {
            return about().deprecated()
                    && about().propertiesOrNone().stream()
                            .anyMatch(property -> property.is(WHY_OBSOLETE)
                                    && Curie.of(property.text()).equals(TERMS_MERGED));
        }

        Meta about() {
            return meta == null ? Meta.NOTHING : meta;
        }
    }

    /** What is said about a node. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Meta(
            @Nullable Value definition,
            @Nullable List<Value> synonyms,
            @Nullable List<Value> basicPropertyValues,
            boolean deprecated) {

        private static final Meta NOTHING = new Meta(null, null, null, false);

        List<Value> synonymsOrNone() {
            return synonyms == null ? List.of() : synonyms;
        }

        List<Value> propertiesOrNone() {
            return basicPropertyValues == null ? List.of() : basicPropertyValues;
        }
    }

    /** A value, and what it is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Value(@Nullable String pred, @Nullable String val) {

        boolean is(String predicate) {
            return pred != null && Curie.of(pred).equals(predicate);
        }

        String text() {
            return val == null ? "" : val;
        }
    }

    /** A relation between two nodes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Edge(String sub, String pred, String obj) {}
}
