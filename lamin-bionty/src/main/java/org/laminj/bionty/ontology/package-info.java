/**
 * Public ontologies: their terms as values, read from the files of their releases, looked up, and compared.
 */
@NullMarked
package org.laminj.bionty.ontology;

import org.jspecify.annotations.NullMarked;
