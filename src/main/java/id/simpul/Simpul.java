package id.simpul;

import id.simpul.command.ActivityCommand;
import id.simpul.command.AgreementCommand;
import id.simpul.command.AlertsCommand;
import id.simpul.command.AskCommand;
import id.simpul.command.BackupCommand;
import id.simpul.command.BatchCommand;
import id.simpul.command.BookingCommand;
import id.simpul.command.BrokerConfigCommand;
import id.simpul.command.CalendarCommand;
import id.simpul.command.CatalogueCommand;
import id.simpul.command.CheckCommand;
import id.simpul.command.ClockCommand;
import id.simpul.command.CommandFailed;
import id.simpul.command.ComposeSecretsCommand;
import id.simpul.command.ConfirmCommand;
import id.simpul.command.DemoCommand;
import id.simpul.command.DrillCommand;
import id.simpul.command.EvaluationCommand;
import id.simpul.command.ExchangeCommand;
import id.simpul.command.FailuresCommand;
import id.simpul.command.JobCommand;
import id.simpul.command.LinkCommand;
import id.simpul.command.LinksCommand;
import id.simpul.command.MailCommand;
import id.simpul.command.ObligationCommand;
import id.simpul.command.OutreachCommand;
import id.simpul.command.PaperCommand;
import id.simpul.command.PartnerCommand;
import id.simpul.command.PersonCommand;
import id.simpul.command.PolicyCommand;
import id.simpul.command.PrivilegeCommand;
import id.simpul.command.RequestCommand;
import id.simpul.command.RestoreCommand;
import id.simpul.command.RetryCommand;
import id.simpul.command.RotationCommand;
import id.simpul.command.RunCommand;
import id.simpul.command.SendCommand;
import id.simpul.command.SessionCommand;
import id.simpul.command.SheetCommand;
import id.simpul.command.StaffCommands;
import id.simpul.command.TrainingCommand;
import id.simpul.command.UserCommand;
import id.simpul.command.UserLanguage;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.policy.Nearest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands of the hub. */
@Command(
        name = "simpul",
        description = "A messaging-based integration hub for cooperation between a library and other institutions.",
        mixinStandardHelpOptions = true,
        versionProvider = Simpul.Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            SendCommand.class,
            CheckCommand.class,
            UserCommand.class,
            SessionCommand.class,
            PartnerCommand.class,
            AgreementCommand.class,
            RotationCommand.class,
            BatchCommand.class,
            ObligationCommand.class,
            BookingCommand.class,
            OutreachCommand.class,
            ExchangeCommand.class,
            CalendarCommand.class,
            PolicyCommand.class,
            SheetCommand.class,
            JobCommand.class,
            AlertsCommand.class,
            PersonCommand.class,
            ActivityCommand.class,
            PrivilegeCommand.class,
            RequestCommand.class,
            TrainingCommand.class,
            CatalogueCommand.class,
            EvaluationCommand.class,
            PaperCommand.class,
            ClockCommand.class,
            FailuresCommand.class,
            RetryCommand.class,
            MailCommand.class,
            LinkCommand.class,
            LinksCommand.class,
            AskCommand.class,
            BrokerConfigCommand.class,
            ComposeSecretsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DrillCommand.class,
            ConfirmCommand.class,
            HelpCommand.class
        })
public final class Simpul extends StaffCommands {
    /** As sysexits.h has it; 2 to 4 are what {@code send} says of its replies. */
    static final int MISUSED = 64;

    private Simpul() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine commands = OneCommand.of(args).orElseGet(Simpul::all);
        return speaking(
                        commands,
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        System.getenv())
                .execute(args);
    }

    /** All commands. */
    static CommandLine all() {
        CommandLine all = new CommandLine(new Simpul());
        // From the annotation it reaches only the commands that are classes.
        all.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .versionProvider(new Version()));
        return all;
    }

    /** The commands, speaking to these; what they cannot do is told in the language of the environment. */
    static CommandLine speaking(
            CommandLine commands, PrintWriter out, PrintWriter err, Map<String, String> environment) {
        return commands.setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((thrown, args) -> misused(thrown, UserLanguage.of(environment)))
                .setExecutionExceptionHandler(
                        (thrown, command, parsed) -> failed(thrown, command, language(parsed, environment)));
    }

    private static int failed(Exception thrown, CommandLine command, Language language) throws Exception {
        if (!(thrown instanceof CommandFailed failed)) {
            throw thrown;
        }
        command.getErr().println("simpul: " + failed.sentence(language));
        return failed.exitCode();
    }

    /** As it was asked for with the command, or that of the locale. */
    private static Language language(ParseResult parsed, Map<String, String> environment) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        Optional<Language> chosen = last.matchedOptionValue("--language", Optional.empty());
        return chosen.orElseGet(() -> UserLanguage.of(environment));
    }

    private static int misused(ParameterException thrown, Language language) {
        CommandLine command = thrown.getCommandLine();
        Optional<String> missing = noSuchCommand(thrown, command);
        if (missing.isPresent()) {
            command.getErr()
                    .println("simpul: " + commands(missing.get(), command).text(language));
            return MISUSED;
        }
        String what = thrown.getMessage()
                .lines()
                .findFirst()
                .orElse("That cannot be read")
                .replaceFirst("\\.$", "");
        command.getErr()
                .println("simpul: " + what + ". See ./"
                        + command.getCommandSpec().qualifiedName() + " --help");
        return MISUSED;
    }

    /** What was given where a command belongs, and is none. */
    private static Optional<String> noSuchCommand(ParameterException thrown, CommandLine command) {
        boolean holdsCommands = !command.getSubcommands().isEmpty();
        return holdsCommands && thrown instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-"))
                : Optional.empty();
    }

    private static Phrase commands(String word, CommandLine command) {
        Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
        String all = String.join(", ", known);
        return Nearest.to(word, known)
                .map(near -> new Phrase(
                        "Tidak ada perintah " + word + "; mungkin maksudnya " + near + ". Yang ada: " + all + ".",
                        "There is no command " + word + "; did you mean " + near + "? There are: " + all + "."))
                .orElseGet(() -> new Phrase(
                        "Tidak ada perintah " + word + ". Yang ada: " + all + ".",
                        "There is no command " + word + ". There are: " + all + "."));
    }

    /** The version of the artifact; none when run from classes. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "simpul "
                        + Optional.ofNullable(Simpul.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)")
            };
        }
    }
}
