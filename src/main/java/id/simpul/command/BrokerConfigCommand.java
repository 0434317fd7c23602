package id.simpul.command;

import id.simpul.broker.BrokerInstance;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.SharedStore;
import id.simpul.hub.Messaging;
import id.simpul.ledger.Phrase;
import id.simpul.policy.PolicyMistakes;
import id.simpul.settings.Settings;
import id.simpul.settings.SettingsMistakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Makes an Artemis of one's own speak the same contract as the broker in the hub. */
@Command(
        name = "broker-config",
        description = "Make an Artemis of your own into the hub's broker.",
        footer = {
            "",
            "With DIR, an instance made by `artemis create`, it writes what the hub needs there: etc/broker.xml,",
            "the hub's user, and the hub's guard. Listeners are those of SIMPUL_BROKER_HOST, SIMPUL_CORE_PORT and so",
            "on, with TLS if SIMPUL_TLS_KEYSTORE is set. Without DIR it prints etc/broker.xml.",
            "",
            "Two brokers that stand in for each other: one with --pair primary, one with --pair backup, both with",
            "the same --store, a folder on a disk that both see."
        })
public final class BrokerConfigCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command;

    @Mixin
    private LanguageOption language;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The instance's directory")
    private Optional<Path> directory = Optional.empty();

    @ArgGroup(exclusive = false)
    private Pair pair;

    /** Both or neither. */
    static final class Pair {
        @Option(
                names = "--pair",
                required = true,
                paramLabel = "SIDE",
                converter = SideWord.class,
                description = "One of two: primary or backup")
        private SharedStore.Side side;

        @Option(names = "--store", required = true, paramLabel = "FOLDER", description = "What the two share")
        private Path store;
    }

    /** The words of the manual, in small letters. */
    static final class SideWord implements ITypeConverter<SharedStore.Side> {
        @Override
        public SharedStore.Side convert(String word) {
            return Arrays.stream(SharedStore.Side.values())
                    .filter(side -> side.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("it is primary or backup, not " + word));
        }
    }

    public BrokerConfigCommand() {
        this(System.getenv());
    }

    BrokerConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        if (directory.isEmpty()) {
            out.print(BrokerInstance.configuration(settings(Path.of(".")), shared()));
        } else {
            write(directory.get(), out);
        }
        out.flush();
        return 0;
    }

    private Optional<SharedStore> shared() {
        return Optional.ofNullable(pair).map(one -> new SharedStore(one.store.toAbsolutePath(), one.side));
    }

    private BrokerSettings settings(Path instance) {
        try {
            return Messaging.toRunElsewhere(Settings.of(environment), instance);
        } catch (SettingsMistakes e) {
            throw new CommandFailed(e.mistakes(), e);
        } catch (PolicyMistakes e) {
            throw new CommandFailed(e.mistakes(), e);
        }
    }

    private void write(Path instance, PrintWriter out) {
        try {
            BrokerSettings settings = settings(instance);
            BrokerInstance.Made made = BrokerInstance.write(instance, settings, shared());
            made.files().forEach(out::println);
            out.println(next(settings, made).text(language.spoken(environment)));
            made.password().ifPresent(password -> out.println("password: " + password));
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Tidak dapat menulis ke " + instance + " (" + e.getMessage() + "); pilih folder lain.",
                            instance + " cannot be written to (" + e.getMessage() + "); choose another directory."),
                    e);
        }
    }

    private static Phrase next(BrokerSettings settings, BrokerInstance.Made made) {
        String url = "SIMPUL_BROKER_URL=" + (settings.keyStore().isPresent() ? "ssl" : "tcp") + "://" + settings.host()
                + ":" + settings.corePort() + ", SIMPUL_BROKER_USER=" + BrokerInstance.HUB_USER;
        return made.password().isPresent()
                ? new Phrase(
                        "Jalankan broker, lalu Simpul dengan " + url
                                + " dan SIMPUL_BROKER_PASSWORD berikut ini, yang hanya" + " ditunjukkan sekali:",
                        "Start the broker, then Simpul with " + url + " and this SIMPUL_BROKER_PASSWORD, which is shown"
                                + " this once:")
                : new Phrase(
                        "Jalankan ulang broker, lalu Simpul dengan " + url + "; kata sandinya tetap.",
                        "Restart the broker, then Simpul with " + url + "; its password stays.");
    }
}
