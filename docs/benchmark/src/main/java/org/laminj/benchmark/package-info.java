/**
 * Measures this library beside a floor: the time that the databases themselves need for the same rows.
 *
 * <p>Started by the Maven profile {@code benchmark}; see {@link org.laminj.benchmark.Benchmarks}.
 */
@NullMarked
package org.laminj.benchmark;

import org.jspecify.annotations.NullMarked;
