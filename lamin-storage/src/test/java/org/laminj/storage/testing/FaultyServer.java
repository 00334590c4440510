package org.laminj.storage.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A server of HTTP that stands before another one and answers some requests otherwise. It holds requests and answers in
 * memory, and closes each connection after one answer.
 */
public final class FaultyServer implements AutoCloseable {

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI sound;
    private final Deque<Fault> next = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private Fault usual = (request, server) -> server.answer(request);

    /** What a request gets. */
    @FunctionalInterface
    public interface Fault {

        /** Gives the answer; one without bytes closes the connection. */
        Answer answer(Request request, Sound server) throws IOException;

        /** An answer that the other server is not asked for. */
        static Fault status(int status, Map<String, String> headers, String body) {
            return (request, server) -> Answer.of(status, headers, body);
        }

        /** An error as S3 tells it. */
        static Fault s3Error(int status, String code) {
            return status(
                    status,
                    Map.of("Content-Type", "application/xml"),
                    "<Error><Code>" + code + "</Code><Message>Told by the server.</Message></Error>");
        }

        /** The true answer, whose connection is lost after some bytes of the body. */
        static Fault cutAfter(int bytes) {
            return (request, server) -> {
                Answer whole = server.answer(request);
                return new Answer(whole.head, Arrays.copyOf(whole.body, Math.min(bytes, whole.body.length)));
            };
        }

        /** The other server does what is asked, but its answer is lost. */
        static Fault answerLost() {
            return (request, server) -> {
                server.answer(request);
                return new Answer("", new byte[0]);
            };
        }

        /** The true answer with another value of a header. */
        static Fault header(String name, String value) {
            return (request, server) -> {
                Answer whole = server.answer(request);
                return new Answer(whole.head.replaceFirst("(?im)^" + name + ":.*$", name + ": " + value), whole.body);
            };
        }
    }

    /** The server behind. */
    @FunctionalInterface
    public interface Sound {
        Answer answer(Request request) throws IOException;
    }

    /** A request. */
    public static final class Request {

        private final String head;
        private final byte[] body;

        private Request(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        public String head() {
            return head;
        }

        public byte[] body() {
            return body;
        }

        /** The method and the path with the query, e.g. {@code GET /bucket/key}. */
        public String line() {
            return head.substring(0, head.indexOf(" HTTP/"));
        }

        public Optional<String> header(String name) {
            return FaultyServer.header(head, name);
        }
    }

    /** An answer. */
    public static final class Answer {

        private final String head;
        private final byte[] body;

        /** @param head its first line and its headers, which may promise another body */
        public Answer(String head, byte[] body) {
            this.head = head;
            this.body = body;
        }

        public String head() {
            return head;
        }

        public byte[] body() {
            return body;
        }

        public static Answer of(int status, Map<String, String> headers, String body) {
            byte[] bytes = body.getBytes(UTF_8);
            String lines = headers.entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                    .collect(Collectors.joining());
            return new Answer(
                    "HTTP/1.1 " + status + " Status\r\n" + lines + "Content-Length: " + bytes.length
                            + "\r\nConnection: close\r\n\r\n",
                    bytes);
        }
    }

    private FaultyServer(URI sound) throws IOException {
        this.sound = sound;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** A server that does as another one, but for the faults it is told. */
    public static FaultyServer before(URI sound) throws IOException {
        return new FaultyServer(sound);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Requests to come get these, one each and in this order, and those after them what they usually get. */
    public synchronized FaultyServer next(Fault... faults) {
        next.addAll(List.of(faults));
        return this;
    }

    /** All requests get this unless told otherwise. */
    public synchronized FaultyServer always(Fault fault) {
        usual = fault;
        return this;
    }

    /** The requests so far, in the order of their arrival. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized Fault faultFor(Request request) {
        requests.add(request);
        return next.isEmpty() ? usual : next.poll();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Optional<Request> request = read(socket.getInputStream());
            if (request.isPresent()) {
                Answer answer = faultFor(request.get()).answer(request.get(), this::ask);
                socket.getOutputStream().write(answer.head.getBytes(ISO_8859_1));
                if (!request.get().head.startsWith("HEAD ")) {
                    socket.getOutputStream().write(answer.body);
                }
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // The client has given up, which is for the client to tell.
        }
    }

    private Answer ask(Request request) throws IOException {
        try (Socket socket = new Socket(sound.getHost(), sound.getPort())) {
            String head = request.head.replaceFirst("(?im)^Connection:.*\r\n", "");
            socket.getOutputStream()
                    .write((head.substring(0, head.length() - 2) + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
            socket.getOutputStream().write(request.body);
            socket.getOutputStream().flush();
            String answerHead = head(socket.getInputStream());
            return new Answer(
                    answerHead,
                    request.head.startsWith("HEAD ")
                            ? new byte[0]
                            : socket.getInputStream().readAllBytes());
        }
    }

    private static Optional<Request> read(InputStream stream) throws IOException {
        String head = head(stream);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        int length = header(head, "Content-Length").map(Integer::parseInt).orElse(0);
        return Optional.of(new Request(head, stream.readNBytes(length)));
    }

    private static String head(InputStream stream) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int read = stream.read(); read >= 0; read = stream.read()) {
            head.write(read);
            last = last << 8 | read;
            if (last == 0x0d0a0d0a) {
                break;
            }
        }
        return head.toString(ISO_8859_1);
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
