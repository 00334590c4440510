package org.laminj.bionty.internal.file;

import java.util.Locale;
import java.util.regex.Pattern;
import org.laminj.bionty.Source;
import org.laminj.bionty.internal.format.Format;

/** What a release is called, by people and in names of files. */
public record Release(String organism, String source, String version, String entity) {

    public static Release of(Source source) {
        String entity = source.entity().substring(source.entity().indexOf('.') + 1);
        return new Release(source.organism(), source.name(), source.version(), entity);
    }

    /** For people: {@code cl 2022-08-16}, or {@code human ensembl release-112 (Gene)}. */
    public String label() {
        String name = source + " " + version;
        return organism.equals("all") ? name : organism + " " + name + " (" + entity + ")";
    }

    /** How names of files begin that hold this release, as the original names them. */
    String stem() {
        return "df_" + organism + "__" + source + "__" + version + "__" + entity;
    }

    /** How publishers may call a file with this release, for messages. */
    String publishersName() {
        return source + "-" + version + ".obo";
    }

    /** Whether publishers may give this name to a file with the release, e.g. {@code cl-basic-2022-08-16.obo.gz}. */
    boolean isPublishersName(String fileName) {
        return Format.of(fileName).filter(Format::isPublishers).isPresent()
                && Pattern.compile(Pattern.quote(source.toLowerCase(Locale.ROOT)) + "[^a-z0-9].*(?<![0-9.])"
                                + Pattern.quote(version.toLowerCase(Locale.ROOT)) + "(?!\\.?[0-9]).*")
                        .matcher(fileName.toLowerCase(Locale.ROOT))
                        .matches();
    }
}
