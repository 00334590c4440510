/** Storages for tests. */
package org.laminj.storage.testing;
