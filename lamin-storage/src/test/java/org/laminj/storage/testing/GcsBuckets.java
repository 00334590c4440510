package org.laminj.storage.testing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The buckets of a server. */
public final class GcsBuckets {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, NavigableMap<String, GcsObject>> buckets = new HashMap<>();
    private long generation = 1_700_000_000_000_000L;
    private boolean garbles;
    private boolean lies;

    synchronized void create(String bucket) {
        buckets.put(bucket, new TreeMap<>());
    }

    /** Puts an object there without hash of its content, as one that was composed of others. */
    public synchronized void compose(String bucket, String name, byte[] content) {
        bucket(bucket).put(name, GcsObject.of(bucket, name, content, ++generation, false));
    }

    /** Changes a byte of everything that arrives from now on. */
    public synchronized void garble() {
        garbles = true;
    }

    /** The names in a bucket, in order. */
    public synchronized List<String> names(String bucket) {
        return List.copyOf(bucket(bucket).keySet());
    }

    private NavigableMap<String, GcsObject> bucket(String name) {
        NavigableMap<String, GcsObject> bucket = buckets.get(name);
        if (bucket == null) {
            throw new GcsError(404, "The specified bucket does not exist.");
        }
        return bucket;
    }

    synchronized GcsObject find(GcsRequest request) {
        GcsObject object = bucket(request.bucket()).get(request.object());
        String wanted = request.parameter("generation");
        if (object == null || (wanted != null && Long.parseLong(wanted) != object.generation())) {
            throw new GcsError(404, "No such object");
        }
        return object;
    }

    synchronized void delete(GcsRequest request) {
        find(request);
        bucket(request.bucket()).remove(request.object());
    }

    /** Refuses what is to be written if the generation that must be there, 0 for none, is not. */
    synchronized void check(GcsRequest request) throws IOException {
        GcsObject present = bucket(request.bucket()).get(request.name());
        String wanted = request.parameter("ifGenerationMatch");
        if (wanted != null && Long.parseLong(wanted) != (present == null ? 0 : present.generation())) {
            throw new GcsError(412, "At least one of the pre-conditions you specified did not hold.");
        }
    }

    /** Tells a wrong MD5 of everything that is written from now on. */
    public synchronized void lie() {
        lies = true;
    }

    /** Writes what has arrived if its CRC, where the request tells that, is right. */
    synchronized GcsObject write(GcsRequest request, byte[] sent, String crc32c) throws IOException {
        check(request);
        byte[] arrived = sent.clone();
        if (garbles && arrived.length > 0) {
            arrived[0]++;
        }
        GcsObject object = GcsObject.of(request.bucket(), request.name(), arrived, ++generation, true);
        if (crc32c != null && !crc32c.equals(object.crc32c())) {
            throw new GcsError(400, "Provided CRC32C '" + crc32c + "' doesn't match calculated CRC32C.");
        }
        bucket(request.bucket()).put(request.name(), object);
        return lies ? object.withMd5Of("something else") : object;
    }

    synchronized GcsObject copy(GcsRequest request) {
        GcsObject source = bucket(request.bucket()).get(request.object());
        String wanted = request.parameter("sourceGeneration");
        if (source == null || (wanted != null && Long.parseLong(wanted) != source.generation())) {
            throw new GcsError(404, "No such object");
        }
        String bucket = request.target().substring(0, request.target().indexOf('/'));
        String name = request.target().substring(bucket.length() + 1);
        GcsObject copy = GcsObject.of(bucket, name, source.bytes(), ++generation, source.md5() != null);
        bucket(bucket).put(name, copy);
        return copy;
    }

    /** A page of the names that begin with a prefix; its token is the last name of the page before. */
    synchronized String list(GcsRequest request) {
        String prefix = request.parameters().getOrDefault("prefix", "");
        String after = request.parameters().getOrDefault("pageToken", "");
        int most = Integer.parseInt(request.parameters().getOrDefault("maxResults", "1000"));
        List<GcsObject> found = bucket(request.bucket()).tailMap(after, false).values().stream()
                .filter(object -> object.name().startsWith(prefix))
                .limit(most + 1L)
                .toList();
        ObjectNode page = JSON.createObjectNode().put("kind", "storage#objects");
        ArrayNode items = page.putArray("items");
        found.stream().limit(most).forEach(object -> items.add(object.node()));
        if (found.size() > most) {
            page.put("nextPageToken", found.get(most - 1).name());
        }
        return page.toString();
    }
}
