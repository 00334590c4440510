/**
 * The {@code lamin} command.
 *
 * <p>{@link org.laminj.cli.Lamin} is the entry; there is one class for each subcommand. Data goes to standard output,
 * messages go to standard error, and {@link org.laminj.cli.ExitCode} says how it ended.
 */
@NullMarked
package org.laminj.cli;

import org.jspecify.annotations.NullMarked;
