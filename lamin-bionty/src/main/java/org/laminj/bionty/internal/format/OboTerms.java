package org.laminj.bionty.internal.format;

import com.google.common.base.Ascii;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.laminj.bionty.ontology.Term;
import org.obolibrary.oboformat.model.Clause;
import org.obolibrary.oboformat.model.Frame;
import org.obolibrary.oboformat.model.OBODoc;
import org.obolibrary.oboformat.parser.OBOFormatConstants.OboFormatTag;
import org.obolibrary.oboformat.parser.OBOFormatParser;
import org.obolibrary.oboformat.parser.OBOFormatParserException;

/** Reads OBO. */
final class OboTerms {

    private static final int LONGEST_QUOTE = 80;

    private final Selection selection;

    private OboTerms(Selection selection) {
        this.selection = selection;
    }

    static List<Term> read(Reader text, Selection selection) throws IOException {
        OboTerms terms = new OboTerms(selection);
        return parse(text).getTermFrames().stream()
                .filter(terms::isTaken)
                .map(terms::term)
                .sorted(Comparator.comparing(term -> Objects.requireNonNull(term.ontologyId())))
                .toList();
    }

    private static OBODoc parse(Reader text) throws IOException {
        OBOFormatParser parser = new OBOFormatParser();
        parser.setFollowImports(false);
        try {
            return parser.parse(new BufferedReader(new WholeLines(text)));
        } catch (OBOFormatParserException e) {
            throw e.getCause() instanceof IOException unread ? unread : garbled(e);
        }
    }

    private static FormatException garbled(OBOFormatParserException e) {
        String line = String.valueOf(e.getLine()).replaceAll("\\p{Cntrl}", "?");
        return FormatException.damaged(
                "line " + e.getLineNo() + " is no OBO: '" + Ascii.truncate(line, LONGEST_QUOTE, "...") + "'", e);
    }

    private boolean isTaken(Frame frame) {
        String name = frame.getTagValue(OboFormatTag.TAG_NAME, String.class);
        return name != null && !name.isBlank() && selection.takes(Curie.of(frame.getId()));
    }

    private Term term(Frame frame) {
        TermBuilder term =
                new TermBuilder(Curie.of(frame.getId()), frame.getTagValue(OboFormatTag.TAG_NAME, String.class));
        term.define(frame.getTagValue(OboFormatTag.TAG_DEF, String.class));
        for (Clause synonym : frame.getClauses(OboFormatTag.TAG_SYNONYM)) {
            term.synonym(synonym.getValue(String.class), "EXACT".equals(synonym.getValue2()));
        }
        parents(frame).map(Curie::of).filter(selection::takes).forEach(term::parent);
        if (Boolean.TRUE.equals(frame.getTagValue(OboFormatTag.TAG_IS_OBSELETE, Boolean.class))) {
            term.obsolete();
        }
        frame.getTagValues(OboFormatTag.TAG_REPLACED_BY, String.class).stream()
                .map(Curie::of)
                .forEach(term::replacedBy);
        return term.build();
    }

    private Stream<String> parents(Frame frame) {
        return Stream.concat(
                frame.getTagValues(OboFormatTag.TAG_IS_A, String.class).stream(),
                frame.getClauses(OboFormatTag.TAG_RELATIONSHIP).stream()
                        .filter(clause -> selection.isParent(clause.getValue(String.class)))
                        .map(clause -> clause.getValue2(String.class)));
    }
}
