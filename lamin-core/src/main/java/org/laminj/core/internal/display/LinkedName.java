package org.laminj.core.internal.display;

/**
 * The name of a linked record.
 *
 * @param relation the position of its relation among those that were asked for
 * @param group what its link has in the column that groups: a record, a feature
 */
record LinkedName(int relation, long group, String name) {}
