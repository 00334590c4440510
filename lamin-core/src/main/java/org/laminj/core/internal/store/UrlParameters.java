package org.laminj.core.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.net.URLDecoder;
import java.util.EnumMap;
import java.util.Map;
import org.laminj.core.store.UnavailableException;
import org.postgresql.PGProperty;

/** The parameters of a database URL, which are those of libpq, as settings of the driver. */
final class UrlParameters {

    private static final ImmutableSortedMap<String, Parameter> KNOWN =
            ImmutableSortedMap.<String, Parameter>naturalOrder()
                    .put("application_name", Parameter.any(PGProperty.APPLICATION_NAME))
                    .put("channel_binding", Parameter.of(PGProperty.CHANNEL_BINDING, "disable", "prefer", "require"))
                    .put("connect_timeout", Parameter.any(PGProperty.CONNECT_TIMEOUT))
                    .put("gssencmode", Parameter.of(PGProperty.GSS_ENC_MODE, "disable", "prefer", "require"))
                    .put(
                            "keepalives",
                            new Parameter(PGProperty.TCP_KEEP_ALIVE, ImmutableMap.of("0", "false", "1", "true")))
                    .put("options", Parameter.any(PGProperty.OPTIONS))
                    .put("sslcert", Parameter.any(PGProperty.SSL_CERT))
                    .put("sslkey", Parameter.any(PGProperty.SSL_KEY))
                    .put(
                            "sslmode",
                            Parameter.of(
                                    PGProperty.SSL_MODE,
                                    "disable",
                                    "allow",
                                    "prefer",
                                    "require",
                                    "verify-ca",
                                    "verify-full"))
                    .put("sslrootcert", Parameter.any(PGProperty.SSL_ROOT_CERT))
                    .put(
                            "target_session_attrs",
                            new Parameter(
                                    PGProperty.TARGET_SERVER_TYPE,
                                    ImmutableMap.<String, String>builder()
                                            .put("any", "any")
                                            .put("primary", "primary")
                                            .put("read-write", "primary")
                                            .put("standby", "secondary")
                                            .put("read-only", "secondary")
                                            .put("prefer-standby", "preferSecondary")
                                            .build()))
                    .build();

    private final String instance;
    private final Map<PGProperty, String> settings = new EnumMap<>(PGProperty.class);

    /**
     * @param text what follows the question mark; empty for none
     * @throws UnavailableException if the driver has nothing like one of them; the message repeats no value
     */
    UrlParameters(String instance, String text) {
        this.instance = instance;
        if (!text.isEmpty()) {
            for (String assignment : text.split("&", -1)) {
                read(assignment);
            }
        }
    }

    private void read(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            throw refused("a parameter without a value");
        }
        String name = assignment.substring(0, equals);
        Parameter parameter = KNOWN.get(name);
        if (parameter == null) {
            throw refused("the parameter '" + name + "'. Known are " + String.join(", ", KNOWN.keySet()));
        }
        String value = decoded(name, assignment.substring(equals + 1));
        if (!parameter.values().isEmpty() && !parameter.values().containsKey(value)) {
            throw refused("another '" + name + "' than "
                    + String.join(", ", parameter.values().keySet()));
        }
        settings.put(parameter.property(), parameter.values().getOrDefault(value, value));
    }

    /** Percent signs decoded; the decoder is made for forms, where a plus is a space. */
    private String decoded(String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("a percent sign in '" + name + "' that is not encoded as %25");
        }
    }

    private UnavailableException refused(String what) {
        return new UnavailableException(
                "Instance '" + instance + "' cannot be opened: its database URL has " + what + ".", null);
    }

    /** The settings of the driver by its own names. */
    Map<PGProperty, String> settings() {
        return settings;
    }

    /**
     * How long to wait for a connection.
     *
     * @param usual what to answer where it is not said, or said to be endless
     */
    int connectSeconds(int usual) {
        String seconds = settings.getOrDefault(PGProperty.CONNECT_TIMEOUT, "0");
        try {
            int given = Integer.parseInt(seconds);
            return given > 0 ? given : usual;
        } catch (NumberFormatException e) {
            throw refused("a 'connect_timeout' that is no number of seconds");
        }
    }

    /**
     * What becomes of a parameter.
     *
     * @param values what the driver calls the values; any are passed on if empty
     */
    private record Parameter(PGProperty property, ImmutableMap<String, String> values) {

        static Parameter any(PGProperty property) {
            return new Parameter(property, ImmutableMap.of());
        }

        static Parameter of(PGProperty property, String... values) {
            ImmutableMap.Builder<String, String> same = ImmutableMap.builder();
            for (String value : values) {
                same.put(value, value);
            }
            return new Parameter(property, same.build());
        }
    }
}
