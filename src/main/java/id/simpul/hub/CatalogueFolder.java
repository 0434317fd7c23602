package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.catalogue.imports.CatalogueImports.Brought;
import id.simpul.feature.NotShown;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/** The watched folder: a catalogue that is left there is looked through and, unless too much of it is odd, taken without staff. */
public final class CatalogueFolder {
    static final String OUTCOME = "CatalogueOutcome";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Staff FOLDER = new Staff("Simpul", "catalogue/in");
    private static final Set<String> LOOKING = Set.of("waiting", "looking");
    private static final Set<String> COMING = Set.of("confirmed", "running");
    /** A file of which one record in so many is damaged, or that no longer names one copy in so many, waits for staff. */
    private static final int ODD = 20;

    private static final List<String> TOLD = List.of(
            "records",
            "new",
            "changed",
            "same",
            "joined",
            "doubtful",
            "missing",
            "twice",
            "without",
            "damaged",
            "gone",
            "taken",
            "refused",
            "failed");

    private final CatalogueImports imports;
    private final StaffHand hand;

    CatalogueFolder(CatalogueImports imports, StaffHand hand) {
        this.imports = imports;
        this.hand = hand;
    }

    /** Takes a file, and says what came of it; it comes back when that is done. */
    public String take(File file, Exchange exchange) throws IOException, InterruptedException {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            Brought brought = imports.keep(file.getName(), in);
            String id = imports.look(List.of(brought), Optional.empty(), FOLDER.name());
            ObjectNode looked = awaited(id, LOOKING);
            if (COMING.contains(looked.path("state").asText())) {
                // The hub was stopped while it took this file, and goes on.
                return report(exchange, awaited(id, COMING));
            }
            if (!looked.path("state").asText().equals("looked") || isOdd(looked)) {
                return report(exchange, "failed", looked);
            }
            StaffAnswer answer = hand.perform(
                    RequestType.STAFF_CATALOGUE_IMPORT,
                    new StaffCall(Json.object().put("import", id), FOLDER));
            ObjectNode done = awaited(id, COMING);
            return answer.isDone() ? report(exchange, done) : report(exchange, "failed", done);
        } catch (NotShown e) {
            exchange.getIn().setHeader(OUTCOME, "failed");
            return e.reasons().stream()
                    .map(reason -> reason.message(Language.ID) + "\n" + reason.message(Language.EN) + "\n")
                    .findFirst()
                    .orElse("");
        }
    }

    private static boolean isOdd(ObjectNode looked) {
        long records = looked.path("records").asLong();
        long known = looked.path("same").asLong()
                + looked.path("changed").asLong()
                + looked.path("gone").asLong();
        return ODD * looked.path("damaged").asLong() > records
                || ODD * looked.path("gone").asLong() > known;
    }

    private ObjectNode awaited(String id, Set<String> states) throws InterruptedException {
        ObjectNode seen = imports.find(id).orElseThrow();
        while (states.contains(seen.path("state").asText())) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            seen = imports.find(id).orElseThrow();
        }
        return seen;
    }

    private static String report(Exchange exchange, ObjectNode over) {
        return report(exchange, over.path("state").asText().equals("done") ? "done" : "failed", over);
    }

    private static String report(Exchange exchange, String outcome, ObjectNode seen) {
        exchange.getIn().setHeader(OUTCOME, outcome);
        StringBuilder report = new StringBuilder(
                outcome.equals("done")
                        ? "Katalog ini sudah masuk. / This catalogue was taken.\n"
                        : "Katalog ini belum masuk: periksa di halaman Koleksi. / This catalogue was not taken: look at the page"
                                + " Collection.\n");
        report.append(seen.path("import").asText()).append('\n');
        TOLD.stream().filter(kind -> seen.path(kind).asLong() > 0).forEach(kind -> report.append(kind)
                .append(": ")
                .append(seen.path(kind).asLong())
                .append('\n'));
        if (seen.has("trouble")) {
            line(report, seen.path("trouble"));
        }
        seen.path("lines").forEach(told -> line(report, told));
        return report.toString();
    }

    private static void line(StringBuilder report, com.fasterxml.jackson.databind.JsonNode told) {
        report.append(told.path("id").asText())
                .append(" / ")
                .append(told.path("en").asText())
                .append('\n');
    }
}
