package net.tomarigi.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on loopback. */
public final class Ports {
    /**
     * Below every common range from which systems number outgoing connections. A store keeps its port when it is started
     * again; a port of that range could have been given away in between, to a client that tries to reach the store even.
     */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;

    private Ports() {}

    static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) return port;
        }
        throw new StartFailure("No free port was found on 127.0.0.1 between " + FIRST + " and " + LAST + ".");
    }

    static boolean isFree(int port) {
        try {
            probe(InetAddress.getLoopbackAddress(), port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Listens for a moment, to learn now what would stand in the way later. */
    public static void probe(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do it: a port is free although connections to its last owner linger.
            socket.setReuseAddress(!Binaries.isWindows());
            socket.bind(new InetSocketAddress(address, port));
        }
    }
}
