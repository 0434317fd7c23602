package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.FreePorts;
import id.simpul.broker.Acceptor;
import id.simpul.broker.BrokerInstance;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.HubConnection;
import id.simpul.broker.Limits;
import id.simpul.broker.Port;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * An Artemis as its makers distribute it, in a process of its own, set up step by step as the manual tells an operator:
 * {@code artemis create}, then {@code simpul broker-config}, then {@code artemis run}. It ends with the tests' JVM, also when
 * that is killed.
 */
public final class StandaloneArtemis implements AutoCloseable {
    private static final Path DISTRIBUTION =
            Path.of("target/artemis/apache-artemis-2.44.0").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SHORT_LIVED = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
    private static final String ACTIVE = "AMQ221007";
    private static final String BACKUP_ACTIVE = "AMQ221010";
    private static final String WAITS_AS_BACKUP = "AMQ221033";
    private static final String WAITS_FOR_THE_OTHER = "AMQ221034";

    private final Path instance;
    private final Map<Acceptor, Integer> ports = new EnumMap<>(Acceptor.class);
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> printed;
    private Process process;

    private StandaloneArtemis(Path directory, Map<String, String> with, String... options) {
        instance = directory.toAbsolutePath().resolve("artemis");
        for (Acceptor acceptor : Acceptor.values()) {
            ports.put(acceptor, FreePorts.next());
            environment.put("SIMPUL_" + acceptor + "_PORT", String.valueOf(ports.get(acceptor)));
        }
        environment.putAll(with);
        create();
        printed = configure(options);
    }

    /** Set up and started. */
    public static StandaloneArtemis in(Path directory) {
        return in(directory, Map.of());
    }

    /** @param environment further settings of the operator's */
    public static StandaloneArtemis in(Path directory, Map<String, String> environment) {
        return new StandaloneArtemis(directory, environment).start();
    }

    /** With other limits than the usual ones, for tests that do not want to wait for those. */
    public static StandaloneArtemis in(Path directory, Limits limits) {
        StandaloneArtemis artemis = new StandaloneArtemis(directory, Map.of());
        try {
            Files.writeString(
                    artemis.instance.resolve("etc/broker.xml"),
                    BrokerInstance.configuration(artemis.settings().with(limits)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return artemis.start();
    }

    /** The first of two that share a store, started; it works. */
    public static StandaloneArtemis primary(Path directory, Path store) {
        return new StandaloneArtemis(directory, Map.of(), "--pair", "primary", "--store", store.toString()).start();
    }

    /** The second of two that share a store, started; it waits for the first to end. */
    public static StandaloneArtemis backup(Path directory, Path store) {
        return new StandaloneArtemis(directory, Map.of(), "--pair", "backup", "--store", store.toString())
                .startUntil(WAITS_AS_BACKUP);
    }

    private BrokerSettings settings() {
        Map<Acceptor, Port> all = new EnumMap<>(Acceptor.class);
        ports.forEach((acceptor, port) -> all.put(acceptor, Port.of(port)));
        return new BrokerSettings("127.0.0.1", all, instance, Optional.empty(), Limits.DEFAULT);
    }

    private void create() {
        assertThat(DISTRIBUTION)
                .as("unpacked by: ./mvnw generate-test-resources")
                .isDirectory();
        run(List.of(
                DISTRIBUTION.resolve("bin/artemis").toString(),
                "create",
                instance.toString(),
                "--silent",
                "--user",
                "operator",
                "--password",
                "only for tests",
                "--require-login",
                "--no-web",
                "--no-autotune"));
    }

    private static void run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_ARGS", SHORT_LIVED);
            Process ran = builder.start();
            ran.getOutputStream().close();
            String said = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(ran.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the command tells the operator to set for the hub. */
    private Map<String, String> configure(String... options) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(instance.toString(), "--language", "en"));
        arguments.addAll(List.of(options));
        int exit = new CommandLine(new BrokerConfigCommand(environment))
                .setOut(new PrintWriter(out))
                .execute(arguments.toArray(String[]::new));
        assertThat(exit).as(out.toString()).isZero();
        Map<String, String> told = new TreeMap<>();
        Matcher variable = Pattern.compile("(SIMPUL_BROKER_URL|SIMPUL_BROKER_USER)=([^\\s,]+)|password: (\\S+)")
                .matcher(out.toString());
        while (variable.find()) {
            told.put(
                    variable.group(1) == null ? "SIMPUL_BROKER_PASSWORD" : variable.group(1),
                    variable.group(1) == null ? variable.group(3) : variable.group(2));
        }
        // The password of the pair's hub was told with the first.
        assertThat(told).as(out.toString()).hasSize(List.of(options).contains("backup") ? 2 : 3);
        return told;
    }

    /** The settings with which a hub uses it. */
    public Map<String, String> forHub() {
        return printed;
    }

    public HubConnection hubConnection() {
        return new HubConnection(
                printed.get("SIMPUL_BROKER_URL"),
                printed.get("SIMPUL_BROKER_USER"),
                printed.get("SIMPUL_BROKER_PASSWORD"));
    }

    public int port(Acceptor acceptor) {
        return ports.get(acceptor);
    }

    public Path largeMessages() {
        return instance.resolve("data/large-messages");
    }

    /** Starts it over what it has. */
    public StandaloneArtemis start() {
        return startUntil(ACTIVE);
    }

    /** Starts it over what it has; it waits for the other of the pair, which works. */
    public StandaloneArtemis startWaiting() {
        return startUntil(WAITS_FOR_THE_OTHER);
    }

    private StandaloneArtemis startUntil(String code) {
        try {
            Path log = instance.resolve("log/console.log");
            Files.deleteIfExists(log);
            // The shell outlives the JVM that started it, and ends the broker as soon as nobody holds its input open.
            List<String> command = new ArrayList<>(List.of(
                    "sh",
                    "-c",
                    "trap '' INT TERM HUP; \"$0/bin/artemis\" run </dev/null & cat >/dev/null; kill -KILL $!; wait",
                    instance.toString()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("JAVA_ARGS", "-Xmx512m -Dlog4j2.disableJmx=true " + SHORT_LIVED);
            process = builder.start();
            await().atMost(PATIENCE).until(() -> {
                String said = Files.readString(log);
                assertThat(process.isAlive()).as(said).isTrue();
                return said.contains(code);
            });
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until it works in the place of the other. */
    public void awaitActive() {
        await().atMost(PATIENCE).until(() -> {
            String said = Files.readString(instance.resolve("log/console.log"));
            return said.contains(ACTIVE) || said.contains(BACKUP_ACTIVE);
        });
    }

    /** Whether it has not ended by itself. */
    public boolean isRunning() {
        return process.descendants().anyMatch(part -> part.info()
                .command()
                .filter(command -> command.endsWith("java"))
                .isPresent());
    }

    /** Kills it, as a power cut does. */
    public void kill() {
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Throws away all it has: a new broker at the same place, set up by the same steps. */
    public void forgetEverything() {
        for (String data : List.of("bindings", "journal", "paging", "large-messages")) {
            run(List.of("rm", "-rf", instance.resolve("data").resolve(data).toString()));
        }
    }

    /** Its files of users and roles, line by line, as an operator would keep a copy of them. */
    public Map<String, List<String>> users() {
        Map<String, List<String>> files = new TreeMap<>();
        for (String file : List.of("artemis-users.properties", "artemis-roles.properties")) {
            files.put(file, withFile(file, Files::readAllLines));
        }
        return files;
    }

    /** Puts those files back to what they were before. */
    public void restoreUsers(Map<String, List<String>> before) {
        before.forEach((file, lines) -> withFile(file, path -> Files.write(path, lines)));
    }

    private interface Use<T> {
        T of(Path file) throws IOException;
    }

    private <T> T withFile(String name, Use<T> use) {
        try {
            return use.of(instance.resolve("etc").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
