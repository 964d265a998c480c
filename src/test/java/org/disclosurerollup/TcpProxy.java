package org.disclosurerollup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a program and its server, at one address, and can be cut. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean isCut;

    public TcpProxy(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks every connection, and refuses new ones until it is mended. */
    public void cut() throws IOException {
        isCut = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Lets connections through again, to a server that may have moved to another port. */
    public void mend(int port) {
        target = port;
        isCut = false;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                if (isCut) {
                    client.close();
                } else {
                    connect(client);
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            start(() -> pump(client, server));
            start(() -> pump(server, client));
        } catch (IOException e) {
            client.close();
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two hung up.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        entrance.close();
    }
}
