package id.simpul.rotation.planning;

import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import id.simpul.rotation.planner.DeliveryRuns;
import id.simpul.rotation.planner.Shortfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;

/** A quarter's plan for people, on a terminal of 80 columns: day by day a row a school, what keeps places empty, the sum, the runs. */
final class PlanTable {
    private static final int WIDTH = 80;
    private static final int SCHOOL = 17;
    private static final int NAME = 28;
    private static final String ROW = "%-" + SCHOOL + "s %-" + NAME + "s %6s %6s %6s %10s";

    private final PlanReport report;
    private final QuarterPlan plan;
    private final Language language;
    private final StringBuilder text = new StringBuilder();

    PlanTable(PlanReport report, Language language) {
        this.report = report;
        this.plan = report.plan();
        this.language = language;
    }

    String text() {
        wrapped(
                capital(Spoken.quarter(plan.quarter(), language)) + ", " + said("diantar", "delivered") + " "
                        + exchangeDays(),
                "");
        row(
                said("sekolah", "school"),
                said("nama", "name"),
                said("tempat", "places"),
                said("terisi", "filled"),
                said("kardus", "boxes"),
                said("perjalanan", "run"));
        byDay().forEach(this::day);
        row(
                said("jumlah", "total"),
                number(plan.entries().size()) + said(" sekolah", " schools"),
                number(plan.places()),
                number(plan.filled()),
                "",
                "");
        line(said("terisi per sekolah", "fill by school") + " " + report.worstFill() + "% - " + report.bestFill()
                + "%");
        plan.notes().forEach(note -> wrapped(note.text(language), ""));
        stillOut();
        plan.runs().forEach(this::run);
        report.calendarsEnd().forEach(this::calendarEnds);
        report.leftOut().forEach(one -> wrapped(one.why().message(language), ""));
        return text.toString();
    }

    private record Visits(List<QuarterPlan.Entry> delivered, List<Collecting> collected) {
        Visits() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private SortedMap<LocalDate, Visits> byDay() {
        SortedMap<LocalDate, Visits> days = new TreeMap<>();
        plan.entries()
                .forEach(entry -> days.computeIfAbsent(entry.batch().dates().deliverOn(), day -> new Visits())
                        .delivered()
                        .add(entry));
        report.collecting().forEach(one -> days.computeIfAbsent(one.on(), day -> new Visits())
                .collected()
                .add(one));
        return days;
    }

    private void day(LocalDate day, Visits visits) {
        line(Spoken.day(day, language));
        visits.delivered().forEach(this::entry);
        visits.collected()
                .forEach(
                        one -> row(one.school(), one.name(), "-", "-", number(one.boxes()), numbered(report.run(one))));
        if (!visits.collected().isEmpty()) {
            wrapped(
                    visits.collected().stream().map(Collecting::school).collect(Collectors.joining(", ")) + ": "
                            + said("hanya dijemput", "collected only"),
                    "    ");
        }
    }

    private void entry(QuarterPlan.Entry entry) {
        row(
                entry.batch().school().value(),
                entry.name(),
                number(entry.batch().places()),
                number(entry.filled()),
                number(entry.boxes()),
                numbered(entry.batch().run()));
        entry.shortfalls().forEach(one -> wrapped(worded(one), "    "));
    }

    /** An id too long for its column is not cut, since commands ask for it: it has a line of its own. */
    private void row(String school, String name, String places, String filled, String boxes, String run) {
        if (school.length() > SCHOOL) {
            line(school);
        }
        String first = school.length() > SCHOOL ? "" : school;
        line(String.format(ROW, first, fitting(name), places, filled, boxes, run)
                .stripTrailing());
    }

    private static String fitting(String name) {
        return name.codePointCount(0, name.length()) <= NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "…";
    }

    /** Nothing, if every book of the plan is in the library. */
    private void stillOut() {
        int places = report.stillOut().places(plan.entries());
        if (places > 0) {
            wrapped(
                    number(places)
                            + said(
                                    " dari tempat ini bergantung pada buku yang masih di sekolah",
                                    " of these places hang on books that are still at schools"),
                    "");
        }
    }

    private void run(DeliveryRuns.Run run) {
        String schools = run.stops().stream().map(DeliveryRuns.Stop::school).collect(Collectors.joining(", "));
        wrapped(
                said("perjalanan ", "run ") + run.number() + ", " + Spoken.day(run.day(), language) + ", "
                        + Spoken.region(run.district()) + ", " + number(run.boxes()) + said(" kardus: ", " boxes: ")
                        + schools,
                "");
    }

    private void calendarEnds(String region, LocalDate until) {
        String where = Spoken.region(region);
        String last = Spoken.day(until, language);
        wrapped(
                said(
                        "Perhatian: kalender untuk " + where + " hanya sampai " + last
                                + "; sesudahnya hanya akhir pekan dianggap libur.",
                        "Note: the calendars of " + where + " end on " + last
                                + "; after it only weekends count as closed."),
                "");
    }

    /** One day, or each with the regions whose day it is. */
    private String exchangeDays() {
        TreeMap<LocalDate, List<String>> regions = new TreeMap<>();
        plan.visits().forEach((region, visit) -> regions.computeIfAbsent(visit.on(), day -> new ArrayList<>())
                .add(Spoken.region(region)));
        return regions.size() == 1
                ? Spoken.day(regions.firstKey(), language)
                : regions.entrySet().stream()
                        .map(each ->
                                Spoken.day(each.getKey(), language) + " (" + String.join(", ", each.getValue()) + ")")
                        .collect(Collectors.joining(", "));
    }

    private void line(String said) {
        text.append(said).append(System.lineSeparator());
    }

    /** Over as many lines as it needs, all of them indented, all but the first once more. */
    private void wrapped(String said, String indent) {
        String inner = System.lineSeparator() + indent + "  ";
        line(indent + WordUtils.wrap(said, WIDTH - indent.length() - 2, inner, false));
    }

    private String said(String indonesian, String english) {
        return language == Language.ID ? indonesian : english;
    }

    /** As the reader writes it: 1.500 or 1,500. */
    private String number(int value) {
        return String.format(language.locale(), "%,d", value);
    }

    private static String numbered(Optional<Integer> run) {
        return run.map(String::valueOf).orElse("-");
    }

    private static String capital(String said) {
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private String worded(Shortfall shortfall) {
        String places = number(shortfall.places()) + said(" tempat kosong, ", " places empty, ");
        return places + (language == Language.ID ? indonesian(shortfall) : english(shortfall));
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
