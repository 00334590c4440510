/**
 * What records say about data: labels, values of features and parameters, feature sets, collections.
 *
 * <p>Everything works through the graph of registries, so a registry of one's own annotates like those of the original.
 */
@NullMarked
package org.laminj.core.annotate;

import org.jspecify.annotations.NullMarked;
