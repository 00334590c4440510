package org.laminj.storage.testing;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An S3 server in this process, which keeps its objects in memory and checks signatures. Its threads end when it is
 * closed.
 */
public final class S3Server implements AutoCloseable {

    /** The only user it knows. */
    public static final String ACCESS_KEY = "lamin-access-key";

    /** The password of that user. */
    public static final String SECRET_KEY = "lamin-secret-key-0123456789";

    private static final String REGION = "eu-central-1";

    private final S3Proxy proxy;
    private final S3Client client;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
        this.client = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.of(REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .serviceConfiguration(service -> service.expectContinueEnabled(false))
                .httpClientBuilder(Apache5HttpClient.builder().expectContinueEnabled(false))
                .build();
    }

    /** A server without buckets that wants the signature of its user. */
    public static S3Server start() {
        return start(AuthenticationType.AWS_V2_OR_V4);
    }

    /** A server that serves everybody. */
    public static S3Server startOpenToAll() {
        return start(AuthenticationType.NONE);
    }

    private static S3Server start(AuthenticationType authentication) {
        BlobStore objects = BlobStores.create("transient-nio2", new Properties());
        S3Proxy.Builder builder = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .ignoreUnknownHeaders(true);
        if (authentication != AuthenticationType.NONE) {
            builder.awsAuthentication(authentication, ACCESS_KEY, SECRET_KEY);
        }
        S3Proxy proxy = builder.build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server does not start.", e);
        }
        return new S3Server(proxy);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    public void createBucket(String name) {
        client.createBucket(bucket -> bucket.bucket(name));
    }

    /** A plain client of the SDK with the user's credentials. Closed with the server. */
    public S3Client client() {
        return client;
    }

    /** What a process needs in its environment so that the SDK finds the server and the credentials. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3", endpoint().toString(),
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
                "AWS_REGION", REGION,
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    /** The same as system properties. */
    public Map<String, String> systemProperties() {
        return Map.of(
                "aws.endpointUrlS3", endpoint().toString(),
                "aws.accessKeyId", ACCESS_KEY,
                "aws.secretAccessKey", SECRET_KEY,
                "aws.region", REGION,
                "aws.disableEc2Metadata", "true");
    }

    @Override
    public void close() {
        client.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server does not stop.", e);
        }
    }
}
