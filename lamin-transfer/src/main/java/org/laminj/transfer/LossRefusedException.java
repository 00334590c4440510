package org.laminj.transfer;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laminj.core.LaminException;

/** A transfer that must not lose anything would leave something behind; nothing was written. */
public final class LossRefusedException extends LaminException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Long> leftBehind;

    public LossRefusedException(String target, Map<String, Long> leftBehind) {
        super("Cannot transfer without loss: '" + target + "' does not have "
                + new TreeMap<>(leftBehind)
                        .entrySet().stream()
                                .map(left -> left.getKey() + " (" + left.getValue()
                                        + (left.getValue() == 1 ? " link)" : " links)"))
                                .collect(Collectors.joining(", "))
                + ". Transfer into an instance with these schema modules, or allow the loss. Nothing was written.");
        this.leftBehind = Map.copyOf(leftBehind);
    }

    /** For each registry that the target lacks, how many links to its records would stay behind. */
    public Map<String, Long> leftBehind() {
        return leftBehind;
    }
}
