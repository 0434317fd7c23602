package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may take part. */
@Command(
        name = "partner",
        description = "Add, import, list, show, change, remove, merge, pause partners; give one a new password.")
public final class PartnerCommand {
    @Command(
            name = "add",
            description = "Add a partner; its password is shown this once.",
            footer = {"", "--language is also the partner's own, in which it is written to; id unless it is given."})
    int add(
            @Mixin Context context,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--kind",
                            required = true,
                            description = "school, university, dinas, national, other or library")
                    String kind,
            @Option(names = "--name", required = true, description = "The institution's name") String name,
            @Mixin Details details,
            @Option(names = "--no-system", description = "It has no system: no queues, no password") boolean noSystem) {
        ObjectNode arguments =
                Json.object().put("id", id).put("kind", kind).put("name", name).put("hasSystem", !noSystem);
        Language language = context.chosenLanguage().orElse(Language.ID);
        return context.perform("partner.add", details.into(arguments).put("language", language.wire()));
    }

    @Command(
            name = "import",
            description = "Add all partners of a list, or with a mistake in it none; sheet sample partners shows one.")
    int take(
            @Mixin Context context,
            @Parameters(paramLabel = "FILE", description = "CSV with , or ; or Excel (.xlsx)") Path file,
            @Option(names = "--preview", description = "Only look it over; nothing changes") boolean preview) {
        return SheetCommand.bring(context, "partners", file, preview);
    }

    @Command(name = "list", description = "List partners: all, or those looked for.")
    int list(
            @Mixin Context context,
            @Mixin ListOptions options,
            @Option(names = "--find", paramLabel = "TEXT", description = "A part of the id or of a name") String text,
            @Option(names = "--kind", paramLabel = "KIND", description = "such as school") String kind,
            @Option(names = "--in", paramLabel = "REGION", description = "Beginning of a region's code") String region,
            @Option(names = "--silent", paramLabel = "DAYS", description = "Not heard of for 30, 90 or 365 days")
                    String silent) {
        ObjectNode filters = Json.object();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", text);
        asked.put("kind", kind);
        asked.put("region", region);
        asked.put("silent", silent);
        asked.forEach((filter, value) -> {
            if (value != null) {
                filters.put(filter, value);
            }
        });
        return context.list("partner.list", filters, options);
    }

    @Command(name = "show", description = "Show all that is known of one partner: whom to ask for, telephone, address.")
    int show(@Mixin Context context, @Parameters(paramLabel = "ID") String id, @Mixin ListOptions options) {
        return context.list("partner.show", Json.object().put("partner", id), options);
    }

    @Command(
            name = "change",
            description =
                    "Give a partner another name, e-mail address or region; under its former name it is still found.")
    int change(
            @Mixin Context context,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--name", description = "The institution's name now") String name,
            @Option(names = "--email", paramLabel = "E", description = "Where its mails go") String email,
            @Option(names = "--region", paramLabel = "CODE", description = "A Kemendagri code such as 13.75")
                    String region) {
        ObjectNode arguments = Json.object().put("id", id);
        given(arguments, "name", name);
        given(arguments, "email", email);
        given(arguments, "region", region);
        return context.perform("partner.change", arguments);
    }

    private static void given(ObjectNode arguments, String field, String value) {
        if (value != null) {
            arguments.put(field, value);
        }
    }

    @Command(
            name = "remove",
            description = "Remove a partner; its history stays.",
            footer = {"", "What is under way with it is told first; --end ends it. Books that are out stay owed."})
    int remove(
            @Mixin Context context,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--end", description = "End what is under way with it as well") boolean end) {
        return context.perform("partner.remove", ending(Json.object().put("id", id), end));
    }

    private static ObjectNode ending(ObjectNode arguments, boolean end) {
        return end ? arguments.put("end", true) : arguments;
    }

    @Command(
            name = "password",
            description = {
                "Give a partner a new password; the old one ends at once, unless it is kept for a while.",
                "A kept one ends a day after the new one was first used, if that comes before."
            })
    int password(
            @Mixin Context context,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--keep-old",
                            paramLabel = "DAYS",
                            description = "Let the old one in as well, for 1 to 30 days")
                    Integer keepOld,
            @Option(names = "--end-old", description = "Only end an old one that was kept") boolean endOld) {
        ObjectNode arguments = Json.object().put("id", id);
        if (keepOld != null) {
            arguments.put("keepOldDays", keepOld);
        }
        return context.perform("partner.password", endOld ? arguments.put("endOld", true) : arguments);
    }

    @Command(
            name = "certificate",
            description = {
                "Ask a partner's system for a certificate beside its password (mutual TLS), or no longer.",
                "Over HTTP it is asked for after the next start, where it is the first."
            })
    int certificate(
            @Mixin Context context,
            @Parameters(paramLabel = "ID") String id,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FILE",
                            description = "The certificate (PEM or DER); only its SHA-256 is kept")
                    Path file,
            @Option(names = "--none", description = "Ask for none any more") boolean none) {
        if (none == (file != null)) {
            throw new CommandFailed(new Phrase(
                    "Sebut berkas sertifikatnya, atau --none bila tidak lagi diminta.",
                    "Name the certificate's file, or --none if it is to be asked for no longer."));
        }
        ObjectNode arguments = Json.object().put("id", id);
        return context.perform(
                "partner.certificate",
                none ? arguments : arguments.put("fingerprint", CertificateFile.fingerprint(file)));
    }

    @Command(
            name = "merge",
            description = "Make OLD a former name of NEW: history and obligations follow.",
            footer = {
                "",
                "If both take part in the rotation their terms become one; --end agrees to what is told of it."
            })
    int merge(
            @Mixin Context context,
            @Parameters(paramLabel = "OLD") String old,
            @Parameters(paramLabel = "NEW") String into,
            @Option(names = "--end", description = "End what does not go on") boolean end) {
        return context.perform(
                "partner.merge", ending(Json.object().put("old", old).put("new", into), end));
    }

    @Command(
            name = "pause",
            description = "Read nothing of a partner for now: its requests wait, also over a restart; give --reason.")
    int pause(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return context.perform("partner.pause", Json.object().put("id", id));
    }

    @Command(name = "resume", description = "Read a paused partner's requests again, in their order.")
    int resume(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return context.perform("partner.resume", Json.object().put("id", id));
    }

    @Command(
            name = "purge",
            description = "Empty a paused partner's queue of requests; give --reason.",
            footer = {"", "Nobody is answered; what was in it is kept for a while as discarded: failures --settled."})
    int purge(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return context.perform("partner.purge", Json.object().put("id", id));
    }

    @Command(
            name = "test",
            description = "Send a test request by a partner's queue: it is judged and answered and changes nothing.",
            footer = {"", "The answer is found by the number told: request tested ID NUMBER."})
    int test(@Mixin Context context, @Parameters(paramLabel = "ID") String id) {
        return context.perform("partner.test", Json.object().put("id", id));
    }

    /** What may be said of a partner beside its kind and name. */
    static final class Details {
        @Option(names = "--email", paramLabel = "E", description = "Where its mails go")
        private String email;

        @Option(names = "--region", paramLabel = "CODE", description = "Its region, a Kemendagri code such as 13.75")
        private String region;

        @Option(
                names = "--notify",
                split = ",",
                paramLabel = "CHANNEL",
                description = "How it is told: queue, email or another channel the hub has a route for. Default: email")
        private List<String> notify = List.of("email");

        @Option(
                names = "--address",
                paramLabel = "CHANNEL=ADDRESS",
                description = "Where it is told in another channel, such as whatsapp=+62752000000")
        private Map<String, String> addresses = Map.of();

        ObjectNode into(ObjectNode arguments) {
            if (email != null) {
                arguments.put("email", email);
            }
            if (region != null) {
                arguments.put("region", region);
            }
            addresses.forEach((channel, address) ->
                    arguments.withObjectProperty("addresses").put(channel, address));
            notify.forEach(arguments.withArray("/notify")::add);
            return arguments;
        }
    }
}
