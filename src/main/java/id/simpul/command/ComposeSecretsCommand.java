package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the files that docker-compose.yml takes as secrets. */
@Command(
        name = "compose-secrets",
        description =
                "Make the secrets that docker-compose.yml names; those that are there stay, but what is of an older version.")
public final class ComposeSecretsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = "secrets", description = "Default: secrets")
    private Path directory;

    @Override
    public Integer call() {
        try {
            new ComposeSecrets(directory)
                    .make()
                    .forEach(made -> command.commandLine().getOut().println(made));
            return 0;
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Rahasia tidak dapat ditulis ke " + directory + " (" + e.getMessage()
                                    + "); pilih folder lain.",
                            "The secrets cannot be written to " + directory + " (" + e.getMessage()
                                    + "); choose another directory."),
                    e);
        }
    }
}
