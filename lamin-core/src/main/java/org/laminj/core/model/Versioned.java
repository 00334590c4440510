package org.laminj.core.model;

import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.Text;

/** A record that comes in versions, which share the stem of their uid. */
public interface Versioned extends SqlRecord {

    /** A tag that somebody gave to this version; free text. */
    @Text(30)
    @Indexed
    @Nullable
    String version();

    /** Whether no later version exists. */
    @Indexed
    @DefaultValue("true")
    boolean isLatest();
}
