package id.simpul.rotation.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Contacts;
import id.simpul.partner.Language;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.planner.DeliveryRuns;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A quarter's plan to be read by people and programs: who gets what, how full, how fair, and why places stay empty.
 *
 * @param calendarsEnd by region the last day its calendars know, where that is before the day on which these books are collected
 * @param collecting the schools that get nothing new and only give back
 * @param stillOut the books among them that are still at schools
 * @param leftOut who cannot be planned, and why
 * @param contacts whom to ask for at the schools
 */
public record PlanReport(
        QuarterPlan plan,
        SortedMap<String, LocalDate> calendarsEnd,
        List<Collecting> collecting,
        StillOut stillOut,
        List<LeftOut> leftOut,
        Contacts contacts) {
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

    /** On which run a school that only gives back is visited. */
    Optional<Integer> run(Collecting one) {
        return plan.runs().stream()
                .filter(run -> run.day().equals(one.on())
                        && run.stops().stream().anyMatch(stop -> stop.school().equals(one.school())))
                .map(DeliveryRuns.Run::number)
                .findFirst();
    }

    /** What is in the boxes, or was: a book that was replaced before it went is in none. */
    static List<BatchLine> inBoxes(QuarterPlan.Entry entry) {
        return entry.batch().lines().values().stream()
                .filter(line -> line.state() != LineState.DROPPED)
                .sorted(Comparator.comparingInt(BatchLine::box).thenComparing(BatchLine::barcode))
                .toList();
    }

    /** For people: a row a school. */
    public String table(Language language) {
        return new PlanTable(this, language).text();
    }

    /** For spreadsheets: a row an item. */
    public String csv() {
        return new PackingLists(this).csv();
    }

    /** For programs: an object a school, one for each seat that is left out, then one of all. */
    public List<ObjectNode> jsonLines() {
        return new PlanObjects(this).lines();
    }
}
