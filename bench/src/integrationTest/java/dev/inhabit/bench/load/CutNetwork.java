package dev.inhabit.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between clients and a server that can be cut. While it is, nothing arrives on either side and nobody is told:
 * connections stay open, as where a radio is out of reach. When it is mended, those that had lost something are broken off.
 */
public final class CutNetwork implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private CutNetwork(ServerSocket listening, InetSocketAddress server) {
        this.listening = listening;
        this.server = server;
    }

    /** @param server http address that clients are to reach through it */
    public static CutNetwork to(URI server) throws IOException {
        CutNetwork network = new CutNetwork(
                new ServerSocket(0, 64, InetAddress.getLoopbackAddress()),
                new InetSocketAddress(server.getHost(), server.getPort()));
        thread(network::accept);
        return network;
    }

    /** Where clients reach the server. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    public void cut() {
        cut = true;
    }

    public void mend() {
        open.forEach(CutNetwork::close);
        open.clear();
        cut = false;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                if (cut) {
                    // It hears nothing until the network is mended.
                    continue;
                }
                Socket onwards = new Socket();
                open.add(onwards);
                onwards.connect(server);
                client.setTcpNoDelay(true);
                onwards.setTcpNoDelay(true);
                thread(() -> carry(client, onwards));
                thread(() -> carry(onwards, client));
            } catch (IOException e) {
                // That one client is not connected; the others go on.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[BUFFER_BYTES];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!cut) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException e) {
            // Broken off by one side, or when the network was mended.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "cut-network");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        open.forEach(CutNetwork::close);
    }
}
