package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who of the staff may come in to the console. */
@Command(
        name = "user",
        description =
                "Add a user of the console, list them, change a role, make a new link, bind an identity, close an account.")
public final class UserCommand {
    @Command(
            name = "add",
            description = "Add a user; shows once the link by which the person chooses a password, within three days.")
    int add(
            @Mixin Context context,
            @Parameters(paramLabel = "USER", description = "Under which the person logs in") String user,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "The person's name")
                    String name,
            @Option(names = "--role", required = true, description = "viewer, operator or administrator") String role,
            @Option(
                            names = "--identity",
                            paramLabel = "IDENTITY",
                            description = "By which the person comes in from the provider of identities")
                    String identity,
            @Option(names = "--no-code", description = "No security code is asked for at log-in; less safe")
                    boolean withoutCode) {
        ObjectNode data = Json.object().put("user", user).put("name", name).put("role", role);
        if (identity != null) {
            data.put("identity", identity);
        }
        return context.perform("user.add", withoutCode ? data.put("withoutCode", true) : data);
    }

    @Command(name = "list", description = "List all users, with their roles and when each was last in.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("user.list", Json.object(), options);
    }

    @Command(name = "role", description = "Give a user another role; the user logs in again.")
    int role(
            @Mixin Context context,
            @Parameters(paramLabel = "USER") String user,
            @Parameters(paramLabel = "ROLE", description = "viewer, operator or administrator") String role) {
        return context.perform("user.role", Json.object().put("user", user).put("role", role));
    }

    @Command(
            name = "reset",
            description =
                    "Make a user a new link: password and security code of before count no more, all sessions end.")
    int reset(@Mixin Context context, @Parameters(paramLabel = "USER") String user) {
        return context.perform("user.reset", Json.object().put("user", user));
    }

    @Command(
            name = "bind",
            description = "Let a user come in by an identity of the provider of identities, and by no other of it.")
    int bind(
            @Mixin Context context,
            @Parameters(paramLabel = "USER") String user,
            @Parameters(
                            paramLabel = "IDENTITY",
                            description =
                                    "What the claim SIMPUL_OIDC_CLAIM says of the person, such as an address of e-mail")
                    String identity) {
        return context.perform("user.bind", Json.object().put("user", user).put("identity", identity));
    }

    @Command(name = "unbind", description = "Let a user come in by no identity any more; all sessions end.")
    int unbind(@Mixin Context context, @Parameters(paramLabel = "USER") String user) {
        return context.perform("user.unbind", Json.object().put("user", user));
    }

    @Command(name = "end", description = "Close a user's account; all sessions end.")
    int end(@Mixin Context context, @Parameters(paramLabel = "USER") String user) {
        return context.perform("user.end", Json.object().put("user", user));
    }
}
