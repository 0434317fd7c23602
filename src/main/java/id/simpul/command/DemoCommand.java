package id.simpul.command;

import id.simpul.demo.DemoStopped;
import id.simpul.demo.Demonstration;
import id.simpul.health.LastResort;
import id.simpul.hub.Hub;
import id.simpul.hub.backup.EmptyPlace;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import id.simpul.settings.Settings;
import id.simpul.settings.SettingsMistakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows two years of the cooperation in a minute, everything embedded, and stays up for a look round. */
@Command(
        name = "demo",
        description = "Play the programme of record on a hub of its own, then keep that hub running.",
        footer = "Uses a throw-away home unless SIMPUL_HOME names an empty one. Stop it with Ctrl-C.")
public final class DemoCommand implements Callable<Integer> {
    private static final String HOME = "SIMPUL_HOME";
    /** What of the environment a demo heeds: it is embedded, open to this machine alone, sends no mail, and has its own clock and policy. */
    private static final Set<String> HEEDED = Set.of(
            "SIMPUL_HTTP_PORT",
            "SIMPUL_MANAGEMENT_PORT",
            "SIMPUL_PUBLIC_URL",
            "SIMPUL_CORE_PORT",
            "SIMPUL_AMQP_PORT",
            "SIMPUL_STOMP_PORT",
            "SIMPUL_MQTT_PORT",
            "SIMPUL_ROUTES");

    /** What it takes itself, and what the launcher does. */
    private static final Set<String> OF_OTHERS = Set.of(HOME, "SIMPUL_JAVA_OPTIONS");

    private final Map<String, String> environment;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Spec
    private CommandSpec command;

    @Mixin
    private LanguageOption language;

    @Option(names = "--exit", description = "End after the table")
    private boolean exit;

    public DemoCommand() {
        this(System.getenv());
    }

    public DemoCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("simpul.log.level", "warn");
        LastResort.set();
        boolean throwAway = !environment.containsKey(HOME);
        Path home = throwAway ? temporary() : named();
        PrintWriter out = command.commandLine().getOut();
        out.println(said("Simpul dimulai di " + home + " ...", "The hub starts in " + home + " ..."));
        unheeded().ifPresent(out::println);
        Settings settings = settings(home);
        Hub hub = RunCommand.start(settings, begun -> Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(begun, home, throwAway))));
        play(hub, out);
        if (exit) {
            stop(hub, home, throwAway);
            return 0;
        }
        new LookRound(settings, hub, throwAway).print(out, spoken());
        stopped.await();
        return 0;
    }

    private void play(Hub hub, PrintWriter out) throws InterruptedException {
        try {
            new Demonstration(hub, out).play();
        } catch (RuntimeException e) {
            if (stopping.get()) {
                stopped.await();
                return;
            }
            hub.close();
            throw e instanceof DemoStopped
                    ? new CommandFailed(
                            new Phrase("Demo berhenti. " + e.getMessage(), "The demo stopped. " + e.getMessage()), e)
                    : e;
        }
    }

    /** Whatever comes first, the end of the demo or Ctrl-C; the second time nothing is left to do. */
    private void stop(Hub hub, Path home, boolean throwAway) {
        stopping.set(true);
        hub.close();
        if (throwAway) {
            delete(home);
        }
        stopped.countDown();
    }

    private Optional<String> unheeded() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("SIMPUL_") && !OF_OTHERS.contains(name) && !HEEDED.contains(name))
                .sorted()
                .reduce((one, next) -> one + ", " + next)
                .map(names -> said("Tidak dipakai oleh demo: " + names + ".", "The demo does not heed " + names + "."));
    }

    private Settings settings(Path home) {
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().retainAll(HEEDED);
        own.put(HOME, home.toString());
        own.put("SIMPUL_MAIL_FROM", "kerjasama@perpustakaan.example");
        own.put("SIMPUL_CLOCK", Demonstration.begins(Policies.defaults().zone()).toString());
        try {
            return Settings.of(own);
        } catch (SettingsMistakes e) {
            throw new CommandFailed(e.mistakes(), e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("simpul-demo-");
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Rumah sementara tidak dapat dibuat; isi SIMPUL_HOME dengan folder kosong.",
                            "No throw-away home can be made; set SIMPUL_HOME to an empty folder."),
                    e);
        }
    }

    private Path named() {
        Path home = Context.home(environment);
        try {
            if (Files.isRegularFile(home) || new EmptyPlace(home).found().isPresent()) {
                throw new CommandFailed(
                        new Phrase(
                                "Rumah " + home
                                        + " tidak kosong; demo mengisi rumahnya sendiri: isi SIMPUL_HOME dengan folder kosong, atau kosongkan.",
                                "The home " + home
                                        + " is not empty; the demo fills one of its own: set SIMPUL_HOME to an empty folder, or unset it."));
            }
            return home;
        } catch (UncheckedIOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Rumah " + home + " tidak dapat dibaca; isi SIMPUL_HOME dengan folder kosong.",
                            "The home " + home + " cannot be read; set SIMPUL_HOME to an empty folder."),
                    e);
        }
    }

    private String said(String indonesian, String english) {
        return new Phrase(indonesian, english).text(spoken());
    }

    private Language spoken() {
        return language.spoken(environment);
    }

    private static void delete(Path home) {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LoggerFactory.getLogger(DemoCommand.class).warn("The throw-away home {} was not all deleted", home, e);
        }
    }
}
