package id.simpul.command;

import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Who is in on the console. */
@Command(name = "session", description = "List who is in on the console; end a session.")
public final class SessionCommand {
    @Command(name = "list", description = "List the sessions that are open, the latest first.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("session.list", Json.object(), options);
    }

    @Command(name = "end", description = "End a session; whoever has it must log in again.")
    int end(@Mixin Context context, @Parameters(paramLabel = "SESSION") String session) {
        return context.perform("session.end", Json.object().put("session", session));
    }
}
