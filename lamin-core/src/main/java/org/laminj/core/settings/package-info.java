/**
 * What a computer knows of instances and users, in the files that lamindb 0.76.15 reads and writes too. Start with
 * {@link org.laminj.core.settings.SettingsDirectory}, the folder {@code .lamin}. An instance is named by a
 * {@link org.laminj.core.settings.Slug}, identified by an {@link org.laminj.core.settings.InstanceId} and described by
 * {@link org.laminj.core.settings.InstanceSettings}. Unlike with the original, environment variables choose folders only;
 * they never change to which database a slug leads.
 */
@NullMarked
package org.laminj.core.settings;

import org.jspecify.annotations.NullMarked;
