package id.simpul;

import id.simpul.hub.Hub;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Training run: starts a hub and has it do a little, so that Java can note which classes that takes. The launcher makes the class-data
 * archive from them; nothing else comes of it.
 */
public final class Rehearsal {
    private static final List<String> PORTS = List.of(
            "SIMPUL_HTTP_PORT",
            "SIMPUL_MANAGEMENT_PORT",
            "SIMPUL_CORE_PORT",
            "SIMPUL_AMQP_PORT",
            "SIMPUL_STOMP_PORT",
            "SIMPUL_MQTT_PORT");

    /** Of each kind that staff use all day: a list for people, one for programs, a thing of its own, what cannot be done. */
    private static final List<String> COMMANDS = List.of(
            "run --help",
            "pending",
            "pending --csv",
            "partner list",
            "failures --json",
            "clock show",
            "pending show x");

    private Rehearsal() {}

    /** Runs on the home that the environment names, which is nobody's else; a hub that does not start keeps no command from being tried. */
    public static void main(String[] args) {
        Hub hub = null;
        try {
            hub = Hub.start(Settings.of(settings()));
        } catch (RuntimeException e) {
            System.err.println("The commands are rehearsed without a hub: " + e);
        }
        COMMANDS.forEach(command -> Simpul.run(command.split(" ")));
        if (hub != null) {
            hub.close();
        }
        System.exit(0);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(System.getenv());
        PORTS.forEach(name -> settings.put(name, Integer.toString(free())));
        return settings;
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
