package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    private final Map<String, String> environment;

    Context() {
        this(System.getenv());
    }

    Context(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The hub's home as the environment names it. */
    static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("SIMPUL_HOME", "data"))
                .toAbsolutePath()
                .normalize();
    }

    /** Has the running hub do it, shows what it says, and ends well. */
    int perform(String act, ObjectNode arguments) {
        show(ask(act, arguments));
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

    void show(List<ObjectNode> lines) {
        Output.print(command.commandLine().getOut(), lines, json);
    }
}
