package dev.inhabit.server;

import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the server listens: tried before anything costly is started, so that a port in use is found at once. */
record HttpAddress(String host, int port) {

    /** @throws CannotStart where nobody can listen there now */
    void mustBeFree() {
        if (port < 0 || port > 65_535) {
            throw new CannotStart("inhabit.http.port is " + port + ", must be 0 to 65535.");
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new CannotStart("inhabit.http.host is '" + host + "', which this machine cannot find.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** @param failure of whoever tried, whatever it is wrapped in */
    CannotStart refused(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // Some name the address once more.
        String why = String.valueOf(cause.getMessage()).replaceFirst("^\\[[^\\]]*] ", "");
        return new CannotStart(
                "The server cannot listen at " + host + ":" + port + " (" + why + "): stop what uses the"
                        + " port, or choose another with --port or inhabit.http.port.",
                failure);
    }
}
