package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.command.Output.Format;
import id.simpul.command.RunningHub.Asking;
import id.simpul.hub.control.Act.Said;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import id.simpul.settings.Settings;
import id.simpul.wording.Cells;
import id.simpul.wording.FieldWords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What most commands have in common: they have the running hub do something, as somebody, and show what it says. */
final class Context {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--by", paramLabel = "NAME", description = "Who does it; recorded. Default: your user name.")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; recorded.")
    private String reason = "";

    @Mixin
    private LanguageOption language;

    private final Map<String, String> environment;
    private final Terminal terminal;

    Context() {
        this(System.getenv());
    }

    Context(Map<String, String> environment) {
        this(environment, Terminal.ofSystem());
    }

    Context(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** The hub's home as the environment names it. */
    static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("SIMPUL_HOME", "data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Has the running hub do it, shows what it says, and ends well. */
    int perform(String act, ObjectNode arguments) {
        return show(act, arguments, json ? Format.JSON : Format.PEOPLE);
    }

    /** Has the running hub do it to many, some at a time, until none is left that was there when it began. */
    int performOnAll(String act, ObjectNode arguments) {
        ObjectNode onward = arguments;
        while (true) {
            List<ObjectNode> said = ask(act, onward);
            JsonNode place = said.get(0).at("/outcome/place");
            if (!place.isNumber()) {
                show(said);
                return 0;
            }
            said.get(0).withObject("/outcome").remove("place");
            show(said);
            onward = arguments.deepCopy().set("place", place);
        }
    }

    /** Has the running hub read a list to its end, page after page. */
    int list(String listing, ObjectNode filters, ListOptions options) {
        Format format = options.isCsv() ? Format.CSV : json ? Format.JSON : Format.PEOPLE;
        return show(listing, options.with(filters), format);
    }

    private int show(String act, ObjectNode arguments, Format format) {
        RunningHub hub = new RunningHub(home(environment));
        Asking asking = new Asking(act, arguments, by, reason);
        Output output = output(format);
        Said said = hub.ask(asking, Optional.empty());
        output.print(said);
        while (said.next().isPresent()) {
            said = hub.ask(asking, said.next());
            output.print(said);
        }
        return 0;
    }

    /** Has the running hub do it, and hands on what it says. */
    List<ObjectNode> ask(String act, ObjectNode arguments) {
        return new RunningHub(home(environment)).ask(act, arguments, by, reason);
    }

    /** Whether programs are to read what is shown. */
    boolean json() {
        return json;
    }

    /** Whether somebody reads this who can be asked. */
    boolean isAtTerminal() {
        return !json && terminal.isThere();
    }

    /** Whether whoever sits there says yes. */
    boolean agrees(Phrase question) {
        return terminal.agrees(question.text(language()));
    }

    /** In which language people are spoken to. */
    Language language() {
        return language.spoken(environment);
    }

    /** The language that was asked for, if one was. */
    Optional<Language> chosenLanguage() {
        return language.chosen();
    }

    void show(List<ObjectNode> lines) {
        output(json ? Format.JSON : Format.PEOPLE).print(Said.of(lines));
    }

    private Output output(Format format) {
        return new Output(
                command.commandLine().getOut(),
                format,
                new FieldWords(language()),
                Screen.of(environment, zone(format)));
    }

    /** Programs read times as they are. */
    private ZoneId zone(Format format) {
        return format == Format.PEOPLE ? zone() : ZoneOffset.UTC;
    }

    /** The library's, as its policy has it; this machine's while that cannot be read. */
    private ZoneId zone() {
        try {
            return Policies.read(Settings.of(environment).policy()).zone();
        } catch (RuntimeException e) {
            return ZoneId.systemDefault();
        }
    }

    /** All that a list has, page after page. */
    List<ObjectNode> all(String listing, ObjectNode filters) {
        List<ObjectNode> lines = new ArrayList<>();
        each(listing, filters, lines::add);
        return lines;
    }

    /** One after the other, and of all pages only one at a time is held. */
    void each(String listing, ObjectNode filters, Consumer<ObjectNode> taken) {
        RunningHub hub = new RunningHub(home(environment));
        Asking asking = new Asking(listing, filters, by, reason);
        Said said = hub.ask(asking, Optional.empty());
        said.lines().forEach(taken);
        while (said.next().isPresent()) {
            said = hub.ask(asking, said.next());
            said.lines().forEach(taken);
        }
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    Cells cells() {
        return new Cells(new FieldWords(language()), zone());
    }
}
