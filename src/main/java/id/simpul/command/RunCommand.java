package id.simpul.command;

import id.simpul.broker.Acceptor;
import id.simpul.broker.BrokerException;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.database.StartRefused;
import id.simpul.health.LastResort;
import id.simpul.hub.Hub;
import id.simpul.hub.OwnCertificate;
import id.simpul.ledger.Phrase;
import id.simpul.policy.PolicyMistakes;
import id.simpul.settings.Loopback;
import id.simpul.settings.Settings;
import id.simpul.settings.SettingsMistakes;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the hub until it is told to stop. */
@Command(name = "run", description = "Run the hub; stop it with Ctrl-C or SIGTERM.")
public final class RunCommand implements Callable<Integer> {
    /** With what it ends when it was put out: to be started again, it then stands by for the other. */
    public static final int ANOTHER_HAS_THE_DATABASE = 4;

    /** With what it ends when its own broker or database has ended: to be started again, when there is room on the disk. */
    public static final int PART_ENDED = 5;

    private static final Phrase REPLACED = new Phrase(
            "Simpul lain telah mengambil basis data ini; Simpul ini berhenti tanpa mengubah apa-apa lagi. Mulai lagi"
                    + " dengan SIMPUL_STAND_BY=true agar bersiap menggantikannya.",
            "Another hub has taken this database; this one ends, and changes nothing any more. Start it again with"
                    + " SIMPUL_STAND_BY=true to stand by for that one.");

    private static final Phrase BROKER_ENDED = new Phrase(
            "Broker Simpul tidak dapat menulis jurnalnya dan berhenti; disknya penuh atau rusak. Tidak ada yang hilang."
                    + " Kosongkan atau tambah ruang disk, lalu mulai Simpul lagi.",
            "The hub's broker could not write its journal and has given itself up: its disk is full or broken. Nothing"
                    + " is lost. Free or add space, and start the hub again.");

    private static final Phrase DATABASE_ENDED = new Phrase(
            "Basis data Simpul berhenti dengan sendirinya; disknya penuh, atau prosesnya dihentikan. Tidak ada yang"
                    + " hilang. Kosongkan atau tambah ruang disk bila penuh, lalu mulai Simpul lagi.",
            "The hub's database has ended by itself: its disk is full, or its process was ended. Nothing is lost."
                    + " Free or add space if it is full, and start the hub again.");

    private final AtomicBoolean closing = new AtomicBoolean();

    @Spec
    private CommandSpec command;

    @Mixin
    private LanguageOption language;

    @Override
    public Integer call() {
        Settings settings = settings();
        LastResort.set();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        // Before the start, which can be told to stop, too.
        Hub hub = start(settings, begun -> Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            closing.set(true);
            begun.close();
            stopped.complete(null);
        })));
        command.commandLine().getOut().println(up(settings, hub).text(language.spoken(System.getenv())));
        if (settings.needsOwnCertificate()) {
            OwnCertificate.of(settings.home()).ifPresent(own -> command.commandLine()
                    .getOut()
                    .println(certificate(own).text(language.spoken(System.getenv()))));
        }
        hub.firstLink().ifPresent(path -> command.commandLine()
                .getOut()
                .println(first(address(settings, hub) + path).text(language.spoken(System.getenv()))));
        command.commandLine().getOut().flush();
        if (hub.messaging().broker() instanceof EmbeddedBroker broker) {
            broker.onGivenUp(() -> endWithout(BROKER_ENDED));
        }
        CompletableFuture.anyOf(stopped, hub.lost(), hub.databaseEnded()).join();
        if (hub.databaseEnded().isDone()) {
            endWithout(DATABASE_ENDED);
        }
        return hub.lost().isDone() ? replaced() : 0;
    }

    /** Whoever ends the process closes the hub. */
    private int replaced() {
        say(REPLACED);
        return ANOTHER_HAS_THE_DATABASE;
    }

    /** At once, as if killed: without a part of its own nothing can be brought to an end in good order. */
    private void endWithout(Phrase part) {
        // All parts of a service may have been told to end at the same time.
        if (!closing.get()) {
            say(part);
            Runtime.getRuntime().halt(PART_ENDED);
        }
    }

    private void say(Phrase trouble) {
        command.commandLine().getErr().println(trouble.text(language.spoken(System.getenv())));
    }

    private static Phrase up(Settings settings, Hub hub) {
        String http = settings.http().host() + ":" + hub.httpPort();
        String management = settings.management().host() + ":" + hub.managementPort();
        Phrase broker = listeners(hub);
        return new Phrase(
                "Simpul berjalan. Rumah " + settings.home() + ", HTTP " + http + ", pengelolaan " + management
                        + ", broker " + broker.indonesian() + ". Hentikan dengan Ctrl-C.",
                "Simpul is up. Home " + settings.home() + ", HTTP " + http + ", management " + management + ", broker "
                        + broker.english() + ". Stop it with Ctrl-C.");
    }

    private static Phrase certificate(OwnCertificate own) {
        return new Phrase(
                "Sertifikat buatan sendiri, berlaku sampai " + own.until()
                        + ". Peramban akan memperingatkan; bandingkan sidik jarinya (SHA-256):\n  " + own.fingerprint(),
                "A certificate of its own making, good until " + own.until()
                        + ". Browsers will warn; compare its fingerprint (SHA-256):\n  " + own.fingerprint());
    }

    private static Phrase first(String link) {
        return new Phrase(
                "Konsol petugas: belum ada yang dapat masuk. Buka tautan ini sekali, di peramban, untuk memilih kata sandi"
                        + " pengelola (berlaku sampai Simpul dimulai lagi):\n  " + link,
                "The staff console: nobody can come in yet. Open this link once, in a browser, to choose the"
                        + " administrator's password (good until the hub is started again):\n  " + link);
    }

    /** Where the console is called: the public address, or on this machine the port that is really open. */
    static String address(Settings settings, Hub hub) {
        return Loopback.is(settings.publicUrl().getHost())
                ? (settings.tls().isPresent() || settings.needsOwnCertificate() ? "https" : "http") + "://127.0.0.1:"
                        + hub.httpPort()
                : settings.publicUrl().toString();
    }

    private static Phrase listeners(Hub hub) {
        String all = java.util.Arrays.stream(Acceptor.values())
                .filter(acceptor -> hub.messaging().port(acceptor).isPresent())
                .map(acceptor -> acceptor + " " + hub.messaging().port(acceptor).getAsInt())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? new Phrase("di tempat lain", "elsewhere") : Phrase.verbatim(all);
    }

    static Settings settings() {
        return settings(System.getenv());
    }

    static Settings settings(Map<String, String> environment) {
        try {
            return Settings.of(environment);
        } catch (SettingsMistakes e) {
            throw new CommandFailed(e.mistakes(), e);
        }
    }

    /** Starts a hub, or says in a line why it cannot. */
    static Hub start(Settings settings, Consumer<Hub> stoppable) {
        try {
            return Hub.start(settings, stoppable);
        } catch (StartRefused | BrokerException e) {
            throw new CommandFailed(e.getMessage(), e);
        } catch (PolicyMistakes e) {
            throw new CommandFailed(e.mistakes(), e);
        }
    }
}
