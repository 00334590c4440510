package org.laminj.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.OnDelete;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.TransferPolicy;

/** A value of a parameter; it has no uid. Mirrors {@code ParamValue}. */
@RegistryTable(value = "lnschema_core_paramvalue", nameField = "value", bigId = true)
@NaturalKey({"param", "value"})
public record ParamValue(
        RecordId id,
        JsonNode value,
        @Indexed Instant createdAt,
        @OnDelete(DeletePolicy.CASCADE) @Reverse("values") Ref<Param> param,
        @OnTransfer(TransferPolicy.REBIND) Ref<User> createdBy)
        implements SqlRecord {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
