package id.simpul.command;

import id.simpul.broker.BrokerConfig;
import id.simpul.broker.Limits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints how an Artemis of one's own must be set up to speak the same contract. */
@Command(name = "broker-config", description = "Print the configuration of an external broker.")
public final class BrokerConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().getOut().println(BrokerConfig.print(Limits.DEFAULT));
        return 0;
    }
}
