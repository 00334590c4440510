package org.laminj.core.spi;

import java.util.List;

/**
 * A row of {@code django_migrations}, by which the original knows how far a database is.
 *
 * @param app the application, which is the table prefix without its underscore
 * @param name the name of the migration
 */
public record Migration(String app, String name) {

    /**
     * The migrations of one application that a resource lists, a name a line.
     *
     * @param anchor a class in the package of the resource
     * @throws IllegalArgumentException if there is no such resource
     */
    public static List<Migration> listed(String app, Class<?> anchor, String resource) {
        return ResourceLines.of(anchor, resource).stream()
                .map(name -> new Migration(app, name))
                .toList();
    }
}
