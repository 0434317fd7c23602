package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What could not be delivered, by mail or by another channel. */
@Command(
        name = "mail",
        description = "List what could not be delivered; send it again, mend an address, let it go; read answers.")
public final class MailCommand {
    @Command(name = "list", description = "List what was given up, or had nowhere to go.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--partner", paramLabel = "P", description = "Only what is for this partner")
                    String partner) {
        ObjectNode filters = Json.object();
        return context.list("mail.list", partner == null ? filters : filters.put("partner", partner), options);
    }

    @Command(name = "all", description = "List all mails, the newest first: trouble, waiting, sent, or the rest.")
    int all(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--state", paramLabel = "S", description = "trouble, waiting, sent or rest") String state,
            @Option(names = "--partner", paramLabel = "P", description = "Only those to this partner") String partner) {
        ObjectNode filters = Json.object();
        if (state != null) {
            filters.put("state", state);
        }
        return context.list("mail.all", partner == null ? filters : filters.put("partner", partner), options);
    }

    @Command(name = "again", description = "Send it again, each once, in its order.")
    int again(@Mixin Context context, @ArgGroup(multiplicity = "1") Which which) {
        return context.performOnAll("staff.mail.again", which.arguments());
    }

    @Command(name = "waive", description = "Let it go: the partner was told another way; give --reason.")
    int waive(@Mixin Context context, @ArgGroup(multiplicity = "1") Which which) {
        return context.performOnAll("staff.mail.waive", which.arguments());
    }

    @Command(name = "address", description = "Give a partner another e-mail address, and send there what waits.")
    int address(
            @Mixin Context context,
            @Parameters(paramLabel = "PARTNER") String partner,
            @Parameters(paramLabel = "NEW") String email) {
        return context.perform(
                "staff.mail.address", Json.object().put("partner", partner).put("email", email));
    }

    @Command(name = "answers", description = "List the answers by mail that people have to read.")
    int answers(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("answer.list", Json.object(), options);
    }

    @Command(name = "close", description = "An answer by mail is dealt with; what it says is deleted.")
    int close(
            @Mixin Context context,
            @Parameters(paramLabel = "ANSWER", description = "as `mail answers` shows it") String answer) {
        return context.perform("answer.close", Json.object().put("answer", answer));
    }

    /** Exactly one way to say which are meant. */
    static final class Which {
        @Parameters(paramLabel = "ID", arity = "1..*", description = "as `mail list` shows it")
        private List<Long> ids;

        @Option(names = "--partner", paramLabel = "P", description = "All that is for this partner")
        private String partner;

        @Option(names = "--all", description = "All there is")
        private boolean all;

        ObjectNode arguments() {
            ObjectNode arguments = Json.object();
            if (ids != null) {
                ids.forEach(arguments.withArray("/deliveries")::add);
                return arguments;
            }
            return partner == null ? arguments.put("all", all) : arguments.put("partner", partner);
        }
    }
}
