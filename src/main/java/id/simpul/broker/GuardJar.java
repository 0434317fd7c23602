package id.simpul.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The part of the hub that runs inside a broker elsewhere, cut out of the hub into a jar of its own. */
final class GuardJar {
    static final String NAME = "simpul-broker-guard.jar";

    private GuardJar() {}

    static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (String name : classes()) {
                jar.putNextEntry(new JarEntry(name));
                try (InputStream in = GuardJar.class.getResourceAsStream("/" + name)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
    }

    private static List<String> classes() {
        return List.of(
                "id/simpul/broker/RequestGate.class",
                "id/simpul/broker/FullDisk.class",
                "id/simpul/broker/MqttOrder.class",
                "id/simpul/broker/MqttOnlySends.class",
                "id/simpul/broker/QueueKeeper.class",
                "id/simpul/broker/Addresses.class",
                "id/simpul/broker/Limits.class",
                "id/simpul/partner/PartnerId.class");
    }
}
