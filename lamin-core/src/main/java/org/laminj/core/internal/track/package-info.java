/** Runs of a program: how one begins, what it reads, and how it ends. */
@NullMarked
package org.laminj.core.internal.track;

import org.jspecify.annotations.NullMarked;
