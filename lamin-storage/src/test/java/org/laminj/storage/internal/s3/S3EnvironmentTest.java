package org.laminj.storage.internal.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.JavaProgram;
import org.laminj.storage.testing.S3Server;

@DisplayName("A process that uses S3")
class S3EnvironmentTest {

    private static final String OBJECT = "s3://environment/folder/a b.txt";
    private static final String FOUND = "5 bytes\n";

    private static S3Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = S3Server.start();
        server.createBucket("environment");
        write(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void write(S3Server to) {
        Backends.of(to).write(StoragePath.of(OBJECT), ObjectContent.of("hello".getBytes(UTF_8)), WriteCondition.none());
    }

    @Test
    void findsServerAndCredentialsInItsEnvironment() throws Exception {
        assertThat(look(server.environment(), Map.of(), jar -> true, OBJECT)).isEqualTo(FOUND);
    }

    @Test
    void findsTheEndpointOfAllServicesToo() throws Exception {
        Map<String, String> environment = Map.of(
                "AWS_ENDPOINT_URL",
                server.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                S3Server.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                S3Server.SECRET_KEY,
                "AWS_EC2_METADATA_DISABLED",
                "true"); // no region: us-east-1

        assertThat(look(environment, Map.of(), jar -> true, OBJECT)).isEqualTo(FOUND);
    }

    @Test
    void findsThemInItsSystemProperties() throws Exception {
        assertThat(look(Map.of(), server.systemProperties(), jar -> true, OBJECT))
                .isEqualTo(FOUND);
    }

    @Test
    void findsThemInAProfile() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config"), """
                [profile lab]
                region = eu-west-1
                endpoint_url = %s
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(server.endpoint(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY));

        assertThat(look(
                        Map.of("AWS_CONFIG_FILE", config.toString(), "AWS_PROFILE", "lab"),
                        Map.of(),
                        jar -> true,
                        OBJECT))
                .isEqualTo(FOUND);
    }

    @Test
    void isNobodyWithoutCredentials() throws Exception {
        try (S3Server open = S3Server.startOpenToAll()) {
            open.createBucket("environment");
            write(open);

            assertThat(look(anonymous(open), Map.of(), jar -> true, OBJECT)).isEqualTo(FOUND);
        }
        assertThat(look(anonymous(server), Map.of(), jar -> true, OBJECT))
                .startsWith("FORBIDDEN Cannot look at '" + OBJECT + "': no AWS credentials were found, and ")
                .endsWith("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.\n");
    }

    private static Map<String, String> anonymous(S3Server to) {
        return Map.of("AWS_ENDPOINT_URL_S3", to.endpoint().toString(), "AWS_EC2_METADATA_DISABLED", "true");
    }

    @Test
    void needsTheSdkForS3Only() throws Exception {
        Path file = Files.writeString(folder.resolve("local.txt"), "hello");
        Predicate<String> others = jar -> !jar.contains("awssdk") && !jar.contains("httpcomponents");

        assertThat(look(Map.of(), Map.of(), others, file.toString(), OBJECT))
                .isEqualTo(FOUND + "UNUSABLE Cannot reach '" + OBJECT + "': the AWS SDK is not on the class path."
                        + " Add software.amazon.awssdk:apache5-client and software.amazon.awssdk:s3.\n");
    }

    /** What a process says that has nothing but this in its environment. */
    private String look(
            Map<String, String> environment,
            Map<String, String> properties,
            Predicate<String> onClassPath,
            String... paths)
            throws IOException, InterruptedException {
        List<String> options = properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
        ProcessBuilder builder = JavaProgram.of(Look.class)
                .with(options)
                .onClassPath(onClassPath)
                .process(paths)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
