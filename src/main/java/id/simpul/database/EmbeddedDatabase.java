package id.simpul.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that the hub brings along: real, durable, reached from this machine only and with a password only, kept
 * under the hub's home.
 *
 * <p>It outlives a hub that is killed; the next start stops the orphan in good order and goes on with its data.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    static final String USER = "simpul";
    static final String VERSION = "18";
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final ServerFiles files;
    private final String password;
    private CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;

    private EmbeddedDatabase(EmbeddedPostgres server, ServerFiles files, String password) {
        this.server = server;
        this.files = files;
        this.password = password;
    }

    /**
     * @param directory where it keeps everything; nobody else may use it meanwhile
     * @param port on 127.0.0.1; 0 for any that is free
     * @param adminPassword the superuser's, fixed by the first start
     * @param password the hub's own role's
     * @throws StartRefused if it does not start, or starts without being safe
     */
    public static EmbeddedDatabase start(Path directory, int port, String adminPassword, String password) {
        ServerFiles files = new ServerFiles(directory);
        files.prepare(VERSION);
        requireFree(port);
        EmbeddedDatabase database = new EmbeddedDatabase(run(files, port, adminPassword), files, password);
        try {
            ServerGuard guard = new ServerGuard(database.server.getPort(), adminPassword);
            guard.createRole(USER, password);
            guard.verify(USER, password);
            files.markComplete();
            database.watch();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private void watch() {
        try {
            ProcessHandle process =
                    files.server().orElseThrow(() -> new StartRefused("The database's server has ended already."));
            ended = process.onExit()
                    .thenCompose(gone -> closing ? new CompletableFuture<>() : CompletableFuture.completedFuture(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes when its server has ended though nobody closed it, as it does where it cannot recover on a full disk, or is killed. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Before the start, which would only wait until it gives up. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new StartRefused(
                    "Port " + port + " on 127.0.0.1, where the database is to be, is taken; stop what uses it.", e);
        }
    }

    private static EmbeddedPostgres run(ServerFiles files, int port, String adminPassword) {
        Path passwordFile = files.directory().resolve("initial-password");
        try {
            Files.deleteIfExists(passwordFile);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, adminPassword);
            return builder(files, passwordFile, adminPassword).setPort(port).start();
        } catch (IOException | IllegalStateException e) {
            files.stopServer();
            throw new StartRefused(
                    "The database in " + files.directory() + " did not start; " + files.log()
                            + " and the newest file in " + files.data().resolve("log") + " say why.",
                    e);
        } finally {
            delete(passwordFile);
        }
    }

    private static EmbeddedPostgres.Builder builder(ServerFiles files, Path passwordFile, String adminPassword) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(files.binaries().toFile())
                .setPgBinaryResolver(new Binaries(files.binaries()))
                .setDataDirectory(files.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setOutputRedirector(Redirect.appendTo(files.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(files.log().toFile()))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                // The same order of letters on every machine, whatever it calls its locales.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", adminPassword);
        ServerGuard.SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + USER;
    }

    public String user() {
        return USER;
    }

    /** Connects the hub to it; its tables are as they were. */
    public Database reach() {
        return Database.reach(url(), USER, password);
    }

    /** Opens it for the hub: tables brought up to date. */
    public Database open() {
        return Database.open(url(), USER, password);
    }

    /** Stops it, after a last checkpoint; returns when its process is gone. */
    @Override
    public void close() {
        closing = true;
        try {
            Optional<ProcessHandle> process = files.server();
            server.close();
            files.stop(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("Database stopped");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Equal for equal directories: else all homes of one process would share the binaries of the first, and lose them with it. */
    private record Binaries(Path directory) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String hardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        }
    }
}
