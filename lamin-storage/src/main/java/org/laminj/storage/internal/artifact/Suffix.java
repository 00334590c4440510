package org.laminj.storage.internal.artifact;

import java.util.Set;
import org.laminj.core.storage.StoragePath;

/** The suffix of a name, by the rules of the original: the last one, or several that belong together. */
final class Suffix {

    private static final Set<String> COMPOSITE = Set.of(".anndata.zarr", ".vitessce.json", ".ome.zarr");

    /** Suffixes to which another one says how they are packed, as in {@code .csv.gz}. */
    private static final Set<String> SIMPLE = Set.of(
            ".bed",
            ".bin",
            ".ckpt",
            ".csv",
            ".fasta",
            ".fastq",
            ".fcs",
            ".fq",
            ".h5ad",
            ".h5mu",
            ".html",
            ".jpg",
            ".json",
            ".mtx",
            ".obo",
            ".parquet",
            ".pdf",
            ".pickle",
            ".pkl",
            ".png",
            ".pt",
            ".pth",
            ".qs",
            ".rds",
            ".svg",
            ".tar",
            ".tiff",
            ".tsv",
            ".txt",
            ".vcf",
            ".xml",
            ".yaml",
            ".zarr",
            ".zip");

    private Suffix() {}

    /** The suffix with its dot, empty if there is none or it is a number. */
    static String of(StoragePath path) {
        return of(path.name());
    }

    /** The suffix of the last part of a key. */
    static String of(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int last = dot(name, name.length());
        if (last < 0) {
            return "";
        }
        int before = dot(name, last);
        if (before >= 0) {
            String both = name.substring(before);
            if (COMPOSITE.contains(both) || SIMPLE.contains(name.substring(before, last))) {
                return both;
            }
        }
        String suffix = name.substring(last);
        return suffix.substring(1).chars().allMatch(Character::isDigit) ? "" : suffix;
    }

    /** The last dot before a position that begins a suffix: neither the first nor the last character of the name. */
    private static int dot(String name, int end) {
        int dot = name.lastIndexOf('.', end - 1);
        return dot > 0 && dot < end - 1 ? dot : -1;
    }
}
