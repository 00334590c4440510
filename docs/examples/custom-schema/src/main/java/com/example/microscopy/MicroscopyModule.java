package com.example.microscopy;

import java.util.List;
import java.util.Set;
import org.laminj.core.SqlRecord;
import org.laminj.core.spi.SchemaModule;

/** Contributes the registries of the schema module {@code microscopy}. */
public final class MicroscopyModule implements SchemaModule {

    @Override
    public String name() {
        return "microscopy";
    }

    /** An imaging session names an organism, which is a registry of bionty. */
    @Override
    public Set<String> requires() {
        return Set.of("bionty");
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(ImagingSession.class);
    }
}
