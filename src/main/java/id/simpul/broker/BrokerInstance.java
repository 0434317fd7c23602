package id.simpul.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.partner.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes an instance of Artemis, as {@code artemis create} lays it out, into the hub's broker: its configuration, the hub's
 * user, and the hub's guard. Done again, it leaves users and passwords as they are.
 */
public final class BrokerInstance {
    /** As whom the hub comes, unless it is told otherwise. */
    public static final String HUB_USER = "simpul";

    /** What of the hub runs inside the broker. */
    public static final String GUARD = GuardJar.NAME;

    private static final String USERS = "artemis-users.properties";
    private static final String ROLES = "artemis-roles.properties";
    private static final String CONFIGURATION = "broker.xml";
    private static final String LOGIN = "login.config";

    private BrokerInstance() {}

    /**
     * What was written.
     *
     * @param password of the hub's user, if it was not there before; it is kept nowhere in the clear
     */
    public record Made(List<Path> files, Optional<String> password) {}

    /** @param directory an instance, or an empty directory whose contents are then copied over one */
    public static Made write(Path directory, BrokerSettings settings) throws IOException {
        return write(directory, settings, Optional.empty());
    }

    /** As {@link #write(Path, BrokerSettings)}, for one of two brokers that share a store. */
    public static Made write(Path directory, BrokerSettings settings, Optional<SharedStore> shared) throws IOException {
        Path etc = Files.createDirectories(directory.resolve("etc"));
        Path lib = Files.createDirectories(directory.resolve("lib"));
        List<Path> files = new ArrayList<>();
        files.add(configuration(etc.resolve(CONFIGURATION), settings, shared));
        Path known = etc;
        if (shared.isPresent()) {
            known = Files.createDirectories(shared.get().folder());
            files.add(Files.writeString(etc.resolve(LOGIN), login(shared.get(), etc), UTF_8));
        }
        Credential.Generated generated = Credential.generate();
        boolean isNew = add(
                known.resolve(USERS),
                HUB_USER,
                generated.credential().forBroker().orElseThrow());
        files.add(known.resolve(USERS));
        add(known.resolve(ROLES), ExternalRoles.HUB, HUB_USER);
        files.add(known.resolve(ROLES));
        GuardJar.write(lib.resolve(GuardJar.NAME));
        files.add(lib.resolve(GuardJar.NAME));
        return new Made(List.copyOf(files), isNew ? Optional.of(generated.secret()) : Optional.empty());
    }

    /** The whole etc/broker.xml. */
    public static String configuration(BrokerSettings settings) {
        return configuration(settings, Optional.empty());
    }

    /** The whole etc/broker.xml of one of two brokers that share a store. */
    public static String configuration(BrokerSettings settings, Optional<SharedStore> shared) {
        return new BrokerConfig(settings, shared).file();
    }

    /** The etc/login.config of one of two brokers that share a store, as seen from this {@code etc}. */
    public static String login(SharedStore shared, Path etc) {
        return shared.login(etc, USERS, ROLES);
    }

    private static Path configuration(Path file, BrokerSettings settings, Optional<SharedStore> shared)
            throws IOException {
        String text = configuration(settings, shared);
        if (Files.exists(file) && !Files.readString(file).equals(text)) {
            Files.move(file, file.resolveSibling(CONFIGURATION + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(file, text, UTF_8);
        if (settings.keyStore().isPresent()
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // The key store's password stands in it.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    /** Adds a property to a file that need not be there; one that is there stays. */
    private static boolean add(Path file, String key, String value) throws IOException {
        String before = Files.exists(file) ? Files.readString(file, UTF_8) : "";
        if (before.lines().anyMatch(line -> line.matches(key + "\\s*=.*"))) {
            return false;
        }
        String between = before.isEmpty() || before.endsWith("\n") ? "" : System.lineSeparator();
        Files.writeString(file, before + between + key + " = " + value + System.lineSeparator(), UTF_8);
        return true;
    }
}
