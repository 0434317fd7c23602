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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A quarter's plan to be read by people and programs: who gets what, how full, how fair, and why places stay empty.
 *
 * @param calendarsEnd by region the last day its calendars know, where that is before the day on which these books are collected
 * @param collecting the schools that get nothing new and only give back
 * @param stillOut the books among them that are still at schools
 * @param leftOut who cannot be planned, and why
 */
public record PlanReport(
        QuarterPlan plan,
        SortedMap<String, LocalDate> calendarsEnd,
        List<Collecting> collecting,
        StillOut stillOut,
        List<LeftOut> leftOut) {
    public PlanReport {
        collecting = List.copyOf(collecting);
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
        collecting.forEach(one -> lines.add(line(one)));
        leftOut.forEach(one -> lines.add(Json.object()
                .put("agreement", one.agreement())
                .put("leftOut", one.why().code().wire())
                .put("id", one.why().message(Language.ID))
                .put("en", one.why().message(Language.EN))));
        ObjectNode sum = Json.object()
                .put("quarter", plan.quarter().toString())
                .put("deliverOn", plan.on().toString())
                .put("schools", plan.entries().size())
                .put("places", plan.places())
                .put("filled", plan.filled())
                .put("stillOut", stillOut.places(plan.entries()))
                .put("runs", plan.runs().size())
                .put("worstFill", worstFill())
                .put("bestFill", bestFill());
        calendarsEnd.forEach((region, until) -> sum.withObject("/calendarsEnd").put(region, until.toString()));
        plan.notes().forEach(note -> sum.withArray("/notes")
                .addObject()
                .put("id", note.indonesian())
                .put("en", note.english()));
        lines.add(sum);
        return lines;
    }

    private ObjectNode line(Collecting one) {
        ObjectNode line = Json.object()
                .put("quarter", plan.quarter().toString())
                .put("school", one.school())
                .put("name", one.name())
                .put("collectOn", one.on().toString())
                .put("boxes", one.boxes());
        run(one).ifPresent(run -> line.put("run", run));
        ArrayNode items = line.putArray("items");
        one.books().forEach(book -> items.addObject()
                .put("barcode", book.barcode())
                .put("title", book.title())
                .put("level", book.level())
                .put("box", book.box())
                .put("batch", book.batch()));
        return line;
    }

    private Optional<Integer> run(Collecting one) {
        return plan.runs().stream()
                .filter(run -> run.day().equals(one.on())
                        && run.stops().stream().anyMatch(stop -> stop.school().equals(one.school())))
                .map(DeliveryRuns.Run::number)
                .findFirst();
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
                .put("stillOut", stillOut.places(List.of(entry)))
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
                .setHeader(
                        "quarter",
                        "school",
                        "name",
                        "batch",
                        "deliverOn",
                        "run",
                        "box",
                        "barcode",
                        "title",
                        "level",
                        "collectOn")
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
                            item.level(),
                            "");
                }
            }
            for (Collecting one : collecting) {
                print(printer, one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void print(CSVPrinter printer, Collecting one) throws IOException {
        for (Collecting.Book book : one.books()) {
            printer.printRecord(
                    plan.quarter(),
                    one.school(),
                    one.name(),
                    book.batch(),
                    "",
                    run(one).map(String::valueOf).orElse(""),
                    book.box(),
                    book.barcode(),
                    book.title(),
                    book.level(),
                    one.on());
        }
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
                exchangeDays(),
                indonesian ? "sekolah" : "school",
                indonesian ? "nama" : "name",
                indonesian ? "tempat" : "places",
                indonesian ? "terisi" : "filled",
                indonesian ? "kardus" : "boxes",
                indonesian ? "diantar" : "delivered",
                indonesian ? "perjalanan" : "run"));
        plan.entries().forEach(entry -> text.append(row(entry, language)));
        collecting.forEach(one -> text.append(row(one, language)));
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
        plan.notes().forEach(note -> text.append(note.text(language)).append(System.lineSeparator()));
        text.append(stillOut(language));
        plan.runs()
                .forEach(run -> text.append(String.format(
                        Locale.ROOT,
                        "%s %d  %s  %s  %d %s: %s%n",
                        indonesian ? "perjalanan" : "run",
                        run.number(),
                        run.day(),
                        run.district(),
                        run.boxes(),
                        indonesian ? "kardus" : "boxes",
                        run.stops().stream().map(DeliveryRuns.Stop::school).collect(Collectors.joining(", ")))));
        calendarsEnd.forEach((region, until) -> text.append(String.format(
                Locale.ROOT,
                indonesian
                        ? "Perhatian: kalender wilayah %s hanya sampai %s; sesudahnya hanya akhir pekan dianggap libur.%n"
                        : "Note: the calendars of region %s end on %s; after it only weekends count as closed.%n",
                region,
                until)));
        leftOut.forEach(one -> text.append(one.why().message(language)).append(System.lineSeparator()));
        return text.toString();
    }

    /** Nothing, if every book of the plan is in the library. */
    private String stillOut(Language language) {
        int places = stillOut.places(plan.entries());
        if (places == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                language == Language.ID
                        ? "%d dari tempat ini bergantung pada buku yang masih di sekolah%n"
                        : "%d of these places hang on books that are still at schools%n",
                places);
    }

    private String row(Collecting one, Language language) {
        return String.format(
                Locale.ROOT,
                "%-24s %-28s %6s %6s %6d  %s %s  %s%n",
                one.school(),
                fitting(one.name()),
                "-",
                "-",
                one.boxes(),
                one.on(),
                run(one).map(String::valueOf).orElse("-"),
                language == Language.ID ? "hanya dijemput" : "collected only");
    }

    private static String fitting(String name) {
        return name.length() <= 28 ? name : name.substring(0, 27) + "…";
    }

    /** One day, or each with the regions whose day it is. */
    private String exchangeDays() {
        TreeMap<LocalDate, List<String>> regions = new TreeMap<>();
        plan.visits().forEach((region, visit) -> regions.computeIfAbsent(visit.on(), day -> new ArrayList<>())
                .add(region));
        return regions.size() == 1
                ? regions.firstKey().toString()
                : regions.entrySet().stream()
                        .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String row(QuarterPlan.Entry entry, Language language) {
        String reasons = entry.shortfalls().stream()
                .map(one -> "    " + worded(one, language) + System.lineSeparator())
                .collect(Collectors.joining());
        return String.format(
                        Locale.ROOT,
                        "%-24s %-28s %6d %6d %6d  %s %s%n",
                        entry.batch().school(),
                        fitting(entry.name()),
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
                    case ALL_HAD_BEFORE -> "semua judul sudah pernah diterima sekolah ini, atau dikecualikan petugas";
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
                    case ALL_HAD_BEFORE -> "the school has had every title before, or staff keep it from the school";
                    case COLLECTION_TOO_SMALL -> "the collection has fewer titles than there are places";
                };
    }
}
