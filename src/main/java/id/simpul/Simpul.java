package id.simpul;

import id.simpul.command.BrokerConfigCommand;
import id.simpul.command.CheckCommand;
import id.simpul.command.ClockCommand;
import id.simpul.command.CommandFailed;
import id.simpul.command.PartnerCommand;
import id.simpul.command.RunCommand;
import id.simpul.command.StaffCommands;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands of the hub. */
@Command(
        name = "simpul",
        description = "A messaging-based integration hub for cooperation between a library and other institutions.",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            PartnerCommand.class,
            ClockCommand.class,
            BrokerConfigCommand.class,
            HelpCommand.class
        })
public final class Simpul extends StaffCommands {
    private Simpul() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Simpul())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    if (!(thrown instanceof CommandFailed)) {
                        throw thrown;
                    }
                    command.getErr().println("simpul: " + thrown.getMessage());
                    return 1;
                });
        return line.execute(args);
    }
}
