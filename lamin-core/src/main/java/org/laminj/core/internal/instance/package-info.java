/**
 * What happens behind an open instance: finding and creating databases, saving, linking, tracking.
 */
@NullMarked
package org.laminj.core.internal.instance;

import org.jspecify.annotations.NullMarked;
