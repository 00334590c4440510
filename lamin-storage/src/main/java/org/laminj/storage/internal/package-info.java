/** What the storages of several clouds need. */
@NullMarked
package org.laminj.storage.internal;

import org.jspecify.annotations.NullMarked;
