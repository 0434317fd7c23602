package id.simpul.command;

import id.simpul.hub.Confirmed;
import id.simpul.hub.Confirmed.What;
import id.simpul.ledger.Phrase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives the operator's word for the next start. */
@Command(
        name = "confirm",
        description = "Say that the next start may do what could not be taken back.",
        footer = {
            "",
            "moved           this home is a copy, and the one it was copied from is used no more",
            "older-database  the database was put back to before its broker's state; partners are told to send again",
            "clock           the clock is right, although the last run had a later one",
            "policy-file     this home's policy file holds, although the hub that worked before judged by another"
        })
public final class ConfirmCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WHAT", description = "moved, older-database, clock or policy-file")
    private String word;

    @Override
    public Integer call() {
        What what = Arrays.stream(What.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(ConfirmCommand::unknown);
        Path home = Context.home(System.getenv());
        if (!Files.isDirectory(home)) {
            throw new CommandFailed(new Phrase(
                    "Tidak ada rumah Simpul di " + home + "; isi SIMPUL_HOME.",
                    "There is no home at " + home + "; set SIMPUL_HOME."));
        }
        Confirmed.give(home, what);
        return 0;
    }

    private static CommandFailed unknown() {
        String all = Arrays.stream(What.values()).map(What::word).collect(Collectors.joining(", "));
        return new CommandFailed(
                new Phrase("Yang dapat dipastikan: " + all + ".", "What can be confirmed: " + all + "."));
    }
}
