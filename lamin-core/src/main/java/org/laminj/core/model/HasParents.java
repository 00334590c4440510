package org.laminj.core.model;

import org.laminj.core.SqlRecord;

/**
 * A record with parents in a hierarchy, kept in {@code <table>_parents}.
 *
 * <p>Accessors {@code parents} and {@code children}.
 */
public interface HasParents extends SqlRecord {}
