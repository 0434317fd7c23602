package id.simpul.evaluation;

import id.simpul.evaluation.DayReported.Part;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Takes the library's figures of each day, once the day is over and as far as they can be right (R30). */
@Decides(Rule.R30)
public final class StatisticsDesk implements Desk<StatisticsDesk.Known> {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");
    private static final String BY_REGION = "/data/byRegion";
    private static final String BY_PARTNER = "/data/byPartner";

    /** Which of the partners that reports name there are, or were. */
    record Known(Set<String> partners) implements Desk.Facts {
        @Override
        public void apply(Effect effect) {
            // A later report of the same day takes the place of an earlier one; neither stands against the other.
        }
    }

    /** What the reply says of it. */
    public record Outcome(LocalDate on) {}

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STATISTICS_DAY);
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    @Override
    public Known facts(Handle db, List<Request> requests) {
        Set<String> named = new TreeSet<>();
        requests.forEach(request ->
                request.as(StatisticsDay.class).byPartner().ifPresent(partners -> named.addAll(partners.keySet())));
        return new Known(Statistics.known(db, named));
    }

    @Override
    public Decision decide(Request request, Known facts, Policy policy, LocalDate today) {
        StatisticsDay day = request.as(StatisticsDay.class);
        LocalDate on = day.on();
        List<Reason> against = new ArrayList<>();
        if (!on.isBefore(today)) {
            against.add(Reason.of(Code.DAY_NOT_OVER, "/data/on", on));
        }
        DayReported report = new DayReported(request.partner(), request.id(), on, day.all(), day.parts());
        against.addAll(unknown(report, facts));
        against.addAll(impossible(report));
        return against.isEmpty()
                ? new Decision.Accepted(on.toString(), new Outcome(on), List.of(report), List.of())
                : new Decision.Refused(Json.object(), against);
    }

    private static List<Reason> unknown(DayReported report, Known facts) {
        return report.parts().stream()
                .filter(part ->
                        part.scope().equals("partner") && !facts.partners().contains(part.name()))
                .map(part -> Reason.of(Code.NOT_FOUND, BY_PARTNER + "/" + part.name(), PARTNER))
                .toList();
    }

    /** Nobody lives in two regions, and no partner has more visitors than there were; but one person may be of two partners. */
    private static List<Reason> impossible(DayReported report) {
        List<Reason> reasons = new ArrayList<>();
        long visits = 0;
        long members = 0;
        for (Part part : report.parts()) {
            if (part.scope().equals("region")) {
                visits += part.numbers().visits();
                members += part.numbers().newMembers();
            } else {
                String pointer = BY_PARTNER + "/" + part.name();
                against(
                        reasons,
                        pointer + "/visits",
                        part.numbers().visits(),
                        report.all().visits());
                against(
                        reasons,
                        pointer + "/newMembers",
                        part.numbers().newMembers(),
                        report.all().newMembers());
                against(
                        reasons,
                        pointer + "/loans",
                        part.numbers().loans(),
                        report.all().loans());
            }
        }
        against(reasons, BY_REGION, visits, report.all().visits());
        against(reasons, BY_REGION, members, report.all().newMembers());
        return reasons;
    }

    private static void against(List<Reason> reasons, String pointer, long part, long whole) {
        if (part > whole) {
            reasons.add(Reason.of(Code.FIGURES_NOT_POSSIBLE, pointer, part, whole));
        }
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Statistics.write(db, decided);
    }
}
