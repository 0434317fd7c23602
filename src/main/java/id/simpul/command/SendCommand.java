package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Doors;
import id.simpul.client.LinkFailed;
import id.simpul.client.PartnerLink;
import id.simpul.client.Protocol;
import id.simpul.client.Sent;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import id.simpul.settings.SettingsMistakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Sends requests as a partner's own system would, through the front door, and shows the replies. */
@Command(
        name = "send",
        description = "Send requests as a partner, and print the replies as JSON lines.",
        footer = {
            "The password comes from SIMPUL_PARTNER_PASSWORD or --password-file.",
            "Exit code: 0 all accepted or pending, 2 some refused, 3 some invalid or conflict, 4 no reply in time."
        })
public final class SendCommand implements Callable<Integer> {
    private static final String PASSWORD = "SIMPUL_PARTNER_PASSWORD";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "PARTNER", description = "In whose name")
    private String partner;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "A CloudEvent; in a file that ends in .jsonl one a line; - is standard input")
    private List<String> files;

    @Option(names = "--password-file", paramLabel = "PATH", description = "A file that holds the password")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--protocol",
            converter = ProtocolName.class,
            description = "amqp, core, stomp, mqtt or http. Default: amqp")
    private Protocol protocol = Protocol.AMQP;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait for all replies. Default: 30")
    private int timeout = 30;

    @Option(names = "--host", description = "Where the hub is. Default: as the SIMPUL_ variables say")
    private Optional<String> host = Optional.empty();

    @Option(names = "--port", description = "Where the protocol listens. Default: as the SIMPUL_ variables say")
    private Optional<Integer> port = Optional.empty();

    @Mixin
    private LanguageOption language;

    public SendCommand() {
        this(System.getenv());
    }

    public SendCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!PartnerId.isValid(partner)) {
            throw new CommandFailed(new Phrase(
                    "Tidak mungkin ada mitra " + partner + "; lihat ./simpul partner list.",
                    "There can be no partner " + partner + "; ./simpul partner list shows them."));
        }
        List<byte[]> requests = RequestFiles.read(files, System.in);
        Doors doors = doors();
        try (PartnerLink link = doors.open(protocol, new PartnerId(partner), password())) {
            List<Sent> sent = link.send(requests);
            return report(link.await(sent, Duration.ofSeconds(timeout)));
        } catch (LinkFailed e) {
            throw new CommandFailed(e.sentence(), e);
        }
    }

    private Doors doors() {
        try {
            return new KnownDoors(environment).of(protocol, host, port);
        } catch (SettingsMistakes e) {
            throw new CommandFailed(e.mistakes().subList(0, 1), e);
        }
    }

    private String password() {
        Optional<Path> file = passwordFile.or(
                () -> Optional.ofNullable(environment.get(PASSWORD + "_FILE")).map(Path::of));
        try {
            String password = file.isPresent()
                    ? Files.readString(file.get()).strip()
                    : environment.getOrDefault(PASSWORD, "").strip();
            if (password.isEmpty()) {
                throw new CommandFailed(new Phrase(
                        "Tidak ada kata sandi; isi " + PASSWORD + " atau sebut --password-file.",
                        "There is no password; put it in " + PASSWORD + " or give --password-file."));
            }
            return password;
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas kata sandi " + file.orElseThrow() + " tidak dapat dibaca; periksa letaknya.",
                            "The password file " + file.orElseThrow() + " cannot be read; check the path."),
                    e);
        }
    }

    private int report(List<Optional<ObjectNode>> replies) {
        PrintWriter out = command.commandLine().getOut();
        replies.stream().flatMap(Optional::stream).forEach(reply -> out.println(Json.text(reply)));
        out.flush();
        long unanswered = replies.stream().filter(Optional::isEmpty).count();
        if (unanswered > 0) {
            command.commandLine()
                    .getErr()
                    .println(unanswered(unanswered, replies.size()).text(language.spoken(environment)));
        }
        return replies.stream().mapToInt(SendCommand::exitCode).max().orElse(0);
    }

    private Phrase unanswered(long count, int all) {
        return new Phrase(
                count + " dari " + all + " tidak dijawab dalam " + timeout
                        + " detik; semuanya tersimpan: kirim lagi yang sama, atau beri --timeout yang lebih lama.",
                count + " of " + all + " not answered within " + timeout
                        + " s; they are kept: send the same again, or give a longer --timeout.");
    }

    /** The worst counts. */
    private static int exitCode(Optional<ObjectNode> reply) {
        if (reply.isEmpty()) {
            return 4;
        }
        return switch (reply.get().path("data").path("status").asText()) {
            case "accepted", "pending" -> 0;
            case "refused" -> 2;
            default -> 3;
        };
    }

    /** A protocol in small letters, as the contract writes it. */
    private static final class ProtocolName implements ITypeConverter<Protocol> {
        @Override
        public Protocol convert(String name) {
            try {
                return Protocol.valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + name + "' is none of amqp, core, stomp, mqtt, http");
            }
        }
    }
}
