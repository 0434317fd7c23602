package id.simpul.check;

import id.simpul.ledger.Spoken;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of the machine stands in a hub's way: whose the home is, who may read its secrets, its disk, its memory, its ports. */
final class MachineCheck {
    private static final long MEBI = 1L << 20;
    private static final long TOO_LITTLE = 256 * MEBI;
    private static final long LITTLE = 2048 * MEBI;
    /** Below it the broker and the reading of requests collect garbage more than they work. */
    private static final int LEAST_HEAP_MEBI = 256;

    private static final Duration CLOCK_MAY_DIFFER = Duration.ofHours(1);

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)([kKmMgG]?)");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Map<String, String> environment;
    private final Path home;

    MachineCheck(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        owner().ifPresent(findings::add);
        findings.addAll(secrets());
        findings.addAll(disk());
        heap().ifPresent(findings::add);
        clock(Instant.now()).ifPresent(findings::add);
        return findings;
    }

    /** A hub that was once started by another user leaves files that this one cannot change. */
    private Optional<Finding> owner() {
        String user = System.getProperty("user.name", "");
        try {
            return Optional.of(home)
                    .filter(Files::isDirectory)
                    .map(MachineCheck::ownerOf)
                    .filter(owner -> !owner.equals(user))
                    .map(owner -> Trouble.HOME_OF_ANOTHER.found(home, owner, user));
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String ownerOf(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException e) {
            return System.getProperty("user.name", ""); // That it cannot be read is told of the home itself.
        }
    }

    private List<Finding> secrets() {
        Path secrets = home.resolve("secrets");
        if (!Files.isDirectory(secrets)) {
            return Files.isDirectory(home.resolve("broker")) ? List.of(Trouble.SECRETS_GONE.found(secrets)) : List.of();
        }
        try (Stream<Path> files = Files.list(secrets)) {
            return files.filter(MachineCheck::isOpen)
                    .sorted()
                    .map(file -> Trouble.SECRET_OPEN.found(file))
                    .toList();
        } catch (IOException e) {
            return List.of(Trouble.FILE_UNREADABLE.found(e.getMessage()));
        }
    }

    private static boolean isOpen(Path file) {
        try {
            return !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private List<Finding> disk() {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try {
            FileStore store = Files.getFileStore(home);
            return store.isReadOnly()
                    ? List.of(Trouble.DISK_READ_ONLY.found(home))
                    : space(store.getUsableSpace()).stream().toList();
        } catch (IOException e) {
            return List.of(Trouble.DISK_UNREADABLE.found(home, e.getMessage()));
        }
    }

    private Optional<Finding> space(long free) {
        if (free < TOO_LITTLE) {
            return Optional.of(Trouble.DISK_FULL.found(free / MEBI, home));
        }
        return free < LITTLE ? Optional.of(Trouble.DISK_LOW.found(free / MEBI, home)) : Optional.empty();
    }

    /** As after a battery that has run out: what fell due would be done at the wrong time. */
    private Optional<Finding> clock(Instant now) {
        if (!Files.isDirectory(home)) {
            return Optional.empty();
        }
        try (Stream<Path> inside = Files.list(home)) {
            return inside.map(MachineCheck::changedAt)
                    .max(Comparator.naturalOrder())
                    .filter(last -> last.isAfter(now.plus(CLOCK_MAY_DIFFER)))
                    .map(last -> Trouble.CLOCK_BEHIND.found(
                            Spoken.moment(now, ZoneId.systemDefault()),
                            home,
                            Spoken.moment(last, ZoneId.systemDefault())));
        } catch (IOException e) {
            return Optional.empty(); // That it cannot be read is told of the home itself.
        }
    }

    private static Instant changedAt(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // It went away meanwhile.
        }
    }

    private Optional<Finding> heap() {
        Matcher heap = HEAP.matcher(environment.getOrDefault("SIMPUL_JAVA_OPTIONS", ""));
        if (!heap.find()) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(heap.group(1))
                * switch (heap.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1L << 10;
                    case "m" -> MEBI;
                    case "g" -> 1L << 30;
                    default -> 1L;
                };
        return bytes < LEAST_HEAP_MEBI * MEBI
                ? Optional.of(Trouble.MEMORY_SMALL.found(heap.group(), LEAST_HEAP_MEBI))
                : Optional.empty();
    }

    /** Of a hub that does not run: who else has its ports. */
    static List<Finding> ports(Settings settings) {
        Map<String, Settings.Listener> wanted = new LinkedHashMap<>();
        wanted.put("SIMPUL_HTTP_PORT", settings.http());
        wanted.put("SIMPUL_MANAGEMENT_PORT", settings.management());
        if (settings.externalBroker().isEmpty()) {
            Settings.BrokerListeners broker = settings.embeddedBroker();
            wanted.put("SIMPUL_CORE_PORT", new Settings.Listener(broker.host(), broker.core()));
            wanted.put("SIMPUL_AMQP_PORT", new Settings.Listener(broker.host(), broker.amqp()));
            wanted.put("SIMPUL_STOMP_PORT", new Settings.Listener(broker.host(), broker.stomp()));
            wanted.put("SIMPUL_MQTT_PORT", new Settings.Listener(broker.host(), broker.mqtt()));
        }
        List<Finding> findings = new ArrayList<>();
        wanted.forEach((name, listener) -> {
            if (listener.port() != 0 && !isFree(listener)) {
                findings.add(Trouble.PORT_TAKEN.foundAt(name, listener.port(), listener.host()));
            }
        });
        return findings;
    }

    private static boolean isFree(Settings.Listener listener) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(listener.host(), listener.port()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
