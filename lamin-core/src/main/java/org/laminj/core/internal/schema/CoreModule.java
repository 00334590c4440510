package org.laminj.core.internal.schema;

import java.util.List;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.Migration;
import org.laminj.core.spi.SchemaModule;

/** The registries that every instance has. */
public final class CoreModule implements SchemaModule {

    @Override
    public String name() {
        return Registry.CORE;
    }

    @Override
    public String tablePrefix() {
        return "lnschema_core_";
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(
                User.class,
                Storage.class,
                Transform.class,
                Run.class,
                Artifact.class,
                Collection.class,
                ULabel.class,
                Feature.class,
                FeatureSet.class,
                FeatureValue.class,
                Param.class,
                ParamValue.class);
    }

    @Override
    public List<Migration> migrations() {
        return Migration.listed("lnschema_core", CoreModule.class, "migrations.txt");
    }
}
