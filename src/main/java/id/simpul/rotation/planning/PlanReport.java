package id.simpul.rotation.planning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.planner.DeliveryRuns;
import id.simpul.rotation.planner.Shortfall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A quarter's plan to be read by people and programs: who gets what, how full, how fair, and why places stay empty. */
public record PlanReport(QuarterPlan plan, List<LeftOut> leftOut) {
    public PlanReport {
        leftOut = List.copyOf(leftOut);
    }

    /** How full the fullest and the emptiest batch are, in percent; 100 if there is none. */
    public int worstFill() {
        return plan.entries().stream().mapToInt(PlanReport::percent).min().orElse(100);
    }

    public int bestFill() {
        return plan.entries().stream().mapToInt(PlanReport::percent).max().orElse(100);
    }

    private static int percent(QuarterPlan.Entry entry) {
        int places = entry.batch().places();
        return places == 0 ? 100 : 100 * entry.filled() / places;
    }

    /** One object a school, one for each seat that is left out, then one of all: for {@code --json}. */
    public List<ObjectNode> jsonLines() {
        List<ObjectNode> lines = new ArrayList<>();
        plan.entries().forEach(entry -> lines.add(line(entry)));
        leftOut.forEach(one -> lines.add(Json.object()
                .put("agreement", one.agreement())
                .put("leftOut", one.why().code().wire())
                .put("id", one.why().message(Language.ID))
                .put("en", one.why().message(Language.EN))));
        lines.add(Json.object()
                .put("quarter", plan.quarter().toString())
                .put("deliverOn", plan.on().toString())
                .put("schools", plan.entries().size())
                .put("places", plan.places())
                .put("filled", plan.filled())
                .put("runs", plan.runs().size())
                .put("worstFill", worstFill())
                .put("bestFill", bestFill()));
        return lines;
    }

    private ObjectNode line(QuarterPlan.Entry entry) {
        ObjectNode line = Json.object()
                .put("quarter", entry.batch().quarter().toString())
                .put("school", entry.batch().school().value())
                .put("name", entry.name())
                .put("batch", entry.batch().id())
                .put("deliverOn", entry.batch().dates().deliverOn().toString())
                .put("places", entry.batch().places())
                .put("filled", entry.filled())
                .put("boxes", entry.boxes());
        entry.batch().run().ifPresent(run -> line.put("run", run));
        ArrayNode shortfalls = line.putArray("shortfalls");
        entry.shortfalls().forEach(one -> shortfalls
                .addObject()
                .put("level", one.level().name().toLowerCase(Locale.ROOT))
                .put("places", one.places())
                .put("because", one.bound().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("titles", one.titles()));
        ArrayNode items = line.putArray("items");
        inBoxes(entry).forEach(item -> items.addObject()
                .put("barcode", item.barcode())
                .put("title", item.name())
                .put("level", item.level())
                .put("box", item.box()));
        return line;
    }

    /** What is in the boxes, or was: a book that was replaced before it went is in none. */
    private static List<BatchLine> inBoxes(QuarterPlan.Entry entry) {
        return entry.batch().lines().values().stream()
                .filter(line -> line.state() != LineState.DROPPED)
                .sorted(Comparator.comparingInt(BatchLine::box).thenComparing(BatchLine::barcode))
                .toList();
    }

    /** One row an item: the packing lists of all schools. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader("quarter", "school", "name", "batch", "deliverOn", "run", "box", "barcode", "title", "level")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (QuarterPlan.Entry entry : plan.entries()) {
                for (BatchLine item : inBoxes(entry)) {
                    printer.printRecord(
                            plan.quarter(),
                            entry.batch().school(),
                            entry.name(),
                            entry.batch().id(),
                            entry.batch().dates().deliverOn(),
                            entry.batch().run().map(String::valueOf).orElse(""),
                            item.box(),
                            item.barcode(),
                            item.name(),
                            item.level());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** One row a school, with what keeps places empty, and the sum. */
    public String table(Language language) {
        boolean indonesian = language == Language.ID;
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s  %s %s%n%-24s %-28s %6s %6s %6s  %-10s %s%n",
                plan.quarter(),
                indonesian ? "diantar" : "delivered",
                plan.on(),
                indonesian ? "sekolah" : "school",
                indonesian ? "nama" : "name",
                indonesian ? "tempat" : "places",
                indonesian ? "terisi" : "filled",
                indonesian ? "kotak" : "boxes",
                indonesian ? "diantar" : "delivered",
                indonesian ? "perjalanan" : "run"));
        plan.entries().forEach(entry -> text.append(row(entry, language)));
        text.append(String.format(
                Locale.ROOT,
                "%-24s %-28s %6d %6d%n%s %d%% - %d%%%n",
                indonesian ? "jumlah" : "total",
                plan.entries().size() + (indonesian ? " sekolah" : " schools"),
                plan.places(),
                plan.filled(),
                indonesian ? "terisi per sekolah" : "fill by school",
                worstFill(),
                bestFill()));
        plan.runs()
                .forEach(run -> text.append(String.format(
                        Locale.ROOT,
                        "%s %d  %s  %s  %d %s: %s%n",
                        indonesian ? "perjalanan" : "run",
                        run.number(),
                        run.day(),
                        run.district(),
                        run.boxes(),
                        indonesian ? "kotak" : "boxes",
                        run.stops().stream().map(DeliveryRuns.Stop::school).collect(Collectors.joining(", ")))));
        leftOut.forEach(one -> text.append(one.why().message(language)).append(System.lineSeparator()));
        return text.toString();
    }

    private static String row(QuarterPlan.Entry entry, Language language) {
        String reasons = entry.shortfalls().stream()
                .map(one -> "    " + worded(one, language) + System.lineSeparator())
                .collect(Collectors.joining());
        return String.format(
                        Locale.ROOT,
                        "%-24s %-28s %6d %6d %6d  %s %s%n",
                        entry.batch().school(),
                        entry.name().length() <= 28
                                ? entry.name()
                                : entry.name().substring(0, 27) + "…",
                        entry.batch().places(),
                        entry.filled(),
                        entry.boxes(),
                        entry.batch().dates().deliverOn(),
                        entry.batch().run().map(String::valueOf).orElse("-"))
                + reasons;
    }

    private static String worded(Shortfall shortfall, Language language) {
        return language == Language.ID
                ? shortfall.places() + " tempat kosong, " + indonesian(shortfall)
                : shortfall.places() + " places empty, " + english(shortfall);
    }

    private static String indonesian(Shortfall shortfall) {
        String level =
                switch (shortfall.level()) {
                    case LOWER -> "kelas bawah";
                    case UPPER -> "kelas atas";
                    case BOTH -> "kelas mana pun";
                };
        return level + ": "
                + switch (shortfall.bound()) {
                    case COPIES_WITH_OTHERS -> "semua eksemplar judul yang masih baru ada di paket sekolah lain";
                    case NO_COPY_AVAILABLE -> "judul yang masih baru tidak punya eksemplar yang siap pada waktunya";
                    case ALL_HAD_BEFORE -> "semua judul sudah pernah diterima sekolah ini";
                    case COLLECTION_TOO_SMALL -> "judul dalam koleksi kurang dari jumlah tempat";
                };
    }

    private static String english(Shortfall shortfall) {
        String level =
                switch (shortfall.level()) {
                    case LOWER -> "lower grades";
                    case UPPER -> "upper grades";
                    case BOTH -> "any grades";
                };
        return level + ": "
                + switch (shortfall.bound()) {
                    case COPIES_WITH_OTHERS ->
                        "every copy of the titles new to the school is in another school's batch";
                    case NO_COPY_AVAILABLE -> "the titles new to the school have no copy that is ready in time";
                    case ALL_HAD_BEFORE -> "the school has had every title before";
                    case COLLECTION_TOO_SMALL -> "the collection has fewer titles than there are places";
                };
    }
}
