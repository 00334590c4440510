package org.laminj.storage.internal.s3;

import java.net.URI;
import org.laminj.core.spi.StorageBackend;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Backends with clients that need nothing of the environment. */
final class Backends {

    /** Small enough for tests: S3 takes no smaller parts than 5 MiB. */
    static final PartSizes SMALL = new PartSizes(6 << 20, 5 << 20, 7 << 20, 5 << 20);

    private Backends() {}

    static StorageBackend of(S3Server server) {
        return of(server.client(), PartSizes.usual());
    }

    static StorageBackend of(S3Client client, PartSizes sizes) {
        return new S3StorageBackend(() -> new S3Objects(client, S3Failures.of(client, () -> false), sizes));
    }

    static S3Client client(URI endpoint, String secretKey) {
        return client(
                endpoint, StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.ACCESS_KEY, secretKey)));
    }

    static S3Client client(URI endpoint, AwsCredentialsProvider credentials) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .crossRegionAccessEnabled(true)
                .credentialsProvider(credentials)
                .serviceConfiguration(service -> service.expectContinueEnabled(false))
                .httpClientBuilder(Apache5HttpClient.builder().expectContinueEnabled(false))
                .build();
    }
}
