/**
 * The bytes of a transfer. An {@link org.laminj.transfer.internal.data.ArtifactData} says of one artifact where its data
 * is and shall be, {@link org.laminj.transfer.internal.data.DataListing} makes the list of objects from it, and
 * {@link org.laminj.transfer.internal.data.DataRun} works that off with
 * {@link org.laminj.core.storage.WorkerPool}: {@link org.laminj.transfer.internal.data.ObjectCheck} or
 * {@link org.laminj.transfer.internal.data.ObjectCopy} for each object, then
 * {@link org.laminj.transfer.internal.data.FolderCheck} for what makes a folder whole. Nothing here opens a database.
 */
@NullMarked
package org.laminj.transfer.internal.data;

import org.jspecify.annotations.NullMarked;
