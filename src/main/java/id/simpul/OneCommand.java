package id.simpul;

import id.simpul.command.ChoiceCommands;
import id.simpul.command.StaffCommands;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/**
 * Lazy loading: the hub's commands with only the one that is asked for. To read what all of them take costs more than most of them do;
 * whoever wants to know of the others, as help does, needs {@link Simpul} itself.
 */
final class OneCommand {
    private OneCommand() {}

    /** What is needed to read these words; empty if they begin with no command, or with the one that shows the others. */
    static Optional<CommandLine> of(String... words) {
        return Arrays.stream(words).findFirst().flatMap(name -> command(name).map(found -> {
            // The rest is as the annotations of Simpul have it.
            CommandSpec all = CommandSpec.wrapWithoutInspection(new StaffCommands())
                    .name("simpul")
                    .scopeType(ScopeType.INHERIT)
                    .mixinStandardHelpOptions(true)
                    .versionProvider(new Simpul.Version())
                    .addSubcommand(name, new CommandLine(found));
            return new CommandLine(all);
        }));
    }

    private static Optional<Object> command(String name) {
        return ofItsOwn(name).or(() -> Stream.of(StaffCommands.class, ChoiceCommands.class)
                .flatMap(type -> CommandLine.getCommandMethods(type, null).stream())
                .filter(method -> method.getAnnotation(Command.class).name().equals(name))
                .findFirst());
    }

    private static Optional<Object> ofItsOwn(String name) {
        return Arrays.stream(Simpul.class.getAnnotation(Command.class).subcommands())
                .filter(type -> type != HelpCommand.class)
                .filter(type -> type.getAnnotation(Command.class).name().equals(name))
                .findFirst()
                .map(Object.class::cast);
    }
}
