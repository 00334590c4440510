package org.laminj.core.instance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a program and a database server, and breaks the connection when asked to, instead of passing
 * on that a transaction is committed.
 */
final class AnswerlessCommit implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int server;
    private volatile boolean breaks;

    AnswerlessCommit(int server) throws IOException {
        this.server = server;
        threads.execute(this::letIn);
    }

    void breakAtNextCommit() {
        breaks = true;
    }

    int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                Connection connection =
                        new Connection(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
                threads.execute(connection::passOnRequests);
                threads.execute(connection::passOnAnswers);
            } catch (IOException e) {
                return; // the door was closed
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        closed(door);
    }

    private static void closed(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Connection {

        private final Socket program;
        private final Socket server;

        Connection(Socket program, Socket server) {
            this.program = program;
            this.server = server;
        }

        void passOnRequests() {
            passOn(program, server, false);
        }

        void passOnAnswers() {
            passOn(server, program, true);
        }

        private void passOn(Socket from, Socket to, boolean answers) {
            byte[] bytes = new byte[8192];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (answers && breaks && new String(bytes, 0, read, ISO_8859_1).contains("COMMIT")) {
                        return;
                    }
                    out.write(bytes, 0, read);
                    out.flush();
                }
            } catch (IOException e) {
                if (!from.isClosed() && !to.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
