package org.laminj.cli;

import java.util.List;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.laminj.bionty.Source;

/** Releases of ontologies as people and programs see them. */
final class SourceFrame {

    private SourceFrame() {}

    static DataFrame of(List<Source> sources) {
        return DataFrame.foldByRow(
                        "uid", "entity", "organism", "name", "version", "currently_used", "in_db", "md5", "url")
                .of(sources.stream()
                        .flatMap(source -> Stream.of(
                                source.uid(),
                                source.entity(),
                                source.organism(),
                                source.name(),
                                source.version(),
                                source.currentlyUsed(),
                                source.inDb(),
                                source.md5(),
                                source.url()))
                        .toArray());
    }
}
