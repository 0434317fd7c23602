package id.simpul.hub;

import id.simpul.database.StartRefused;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of HTTP: for everybody, and for whoever watches the hub. */
record HttpPorts(int http, int management) {
    /**
     * @throws StartRefused if one of them cannot be opened
     */
    static HttpPorts of(Settings settings) {
        return new HttpPorts(
                usable("SIMPUL_HTTP", settings.http()), usable("SIMPUL_MANAGEMENT", settings.management()));
    }

    /** The port itself, or for 0 one that is free. Camel would only log that it is taken, and go on without. */
    private static int usable(String name, Settings.Listener listener) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listener.host(), listener.port()));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "Port " + listener.port() + " of " + listener.host() + " cannot be opened (" + e.getMessage()
                            + "); stop what has it, or set " + name + "_PORT to another.",
                    e);
        }
    }
}
