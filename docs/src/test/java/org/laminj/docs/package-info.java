/**
 * Compiles and runs what the documentation shows.
 *
 * <p>{@code SnippetsTest} compares each Java block of the pages with a region of the other tests. With the system
 * property {@code docs.rewrite} it changes the pages instead of failing, and so does {@code RegistriesTest}. {@code
 * CommandsTest} runs the commands of the guide.
 */
@NullMarked
package org.laminj.docs;

import org.jspecify.annotations.NullMarked;
