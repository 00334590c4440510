package org.laminj.storage.internal.s3;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointProvider;

/** Makes clients with the settings of the AWS SDK, and those in which this library differs. */
final class S3Clients {

    /** For 64 requests at once, of which some wait for others: who copies reads here and writes there. */
    private static final int CONNECTIONS = 128;

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofMinutes(1);

    private S3Clients() {}

    static S3Client create(S3Credentials credentials) {
        S3EndpointProvider endpoints = S3EndpointProvider.defaultProvider();
        return S3Client.builder()
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionAcquisitionTimeout(WAIT_FOR_CONNECTION)
                        .expectContinueEnabled(false))
                // It would cost each small object a round trip.
                .serviceConfiguration(service -> service.expectContinueEnabled(false))
                .region(region())
                .crossRegionAccessEnabled(true)
                .credentialsProvider(credentials)
                .endpointProvider(parameters -> endpoints.resolveEndpoint(withPathsWhereNeeded(parameters)))
                .build();
    }

    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1; // which knows where the others' buckets are
        }
    }

    /** Servers other than Amazon's have no host name for each bucket. */
    private static S3EndpointParams withPathsWhereNeeded(S3EndpointParams parameters) {
        return parameters.endpoint() == null
                ? parameters
                : parameters.toBuilder().forcePathStyle(true).build();
    }
}
