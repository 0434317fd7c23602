package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** By which numbers and dates the rules go. */
@Command(name = "policy", description = "Change the policy from a day on; list its fields, and who changed what.")
public final class PolicyCommand {
    @Command(
            name = "set",
            description =
                    "Change fields of the policy; give the reason with --reason. It counts from its day on, everywhere.")
    int set(
            @Mixin Context context,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "DAY",
                            description = "From when it counts: today or later")
                    LocalDate from,
            @Parameters(
                            paramLabel = "FIELD=VALUE",
                            arity = "1..*",
                            description = "such as rotation.box-size=20; several values with commas between them")
                    List<String> changes) {
        ObjectNode data = Json.object().put("effective", from.toString());
        for (String change : changes) {
            String[] pair = change.split("=", 2);
            if (pair.length < 2) {
                throw new CommandFailed(new Phrase(
                        "\"" + change + "\" bukan perubahan; tulis misalnya rotation.box-size=20.",
                        "\"" + change + "\" is no change; write for example rotation.box-size=20."));
            }
            data.withArray("/changes").addObject().put("field", pair[0]).put("value", pair[1]);
        }
        return context.perform("policy.set", data);
    }

    @Command(
            name = "import",
            description = "Take new versions of the policy from a file; give the reason with --reason.")
    int take(
            @Mixin Context context,
            @Parameters(paramLabel = "FILE", description = "YAML: versions as policy.yaml has them, from today on")
                    Path file) {
        return context.perform(
                "policy.import",
                Json.object().put("file", file.getFileName().toString()).put("text", TextFile.read(file)));
    }

    @Command(name = "list", description = "List the fields of the policy as they stand today, with what they mean.")
    int list(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("policy.fields", Json.object(), options);
    }

    @Command(name = "changes", description = "List who changed the policy, what and why.")
    int changes(@Mixin Context context, @Mixin ListOptions options) {
        return context.list("policy.changes", Json.object(), options);
    }
}
