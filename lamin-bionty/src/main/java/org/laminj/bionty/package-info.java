/**
 * Registries of biological entities, most of them terms of public ontologies.
 *
 * <p>{@link org.laminj.bionty.BiontyModule} contributes them to instances that list the schema module
 * {@code bionty}. Terms have uids derived from their ontology id, so that the same term has the same uid in every
 * instance; each names the {@link org.laminj.bionty.Source} from which it was taken.
 */
@NullMarked
package org.laminj.bionty;

import org.jspecify.annotations.NullMarked;
