/**
 * Checks values of data against what a registry holds: are they names of its records, or nearly so?
 */
@NullMarked
package org.laminj.core.vocabulary;

import org.jspecify.annotations.NullMarked;
