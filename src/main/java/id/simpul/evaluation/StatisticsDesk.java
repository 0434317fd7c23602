package id.simpul.evaluation;

import id.simpul.evaluation.DayReported.Numbers;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    /** No partner has more visitors than there were; but one person may be of two partners. */
    private static List<Reason> impossible(DayReported report) {
        List<Reason> reasons = new ArrayList<>();
        Map<String, Numbers> regions = new TreeMap<>();
        for (Part part : report.parts()) {
            if (part.scope().equals("region")) {
                regions.put(part.name(), part.numbers());
            } else {
                against(reasons, BY_PARTNER + "/" + part.name(), part.numbers(), report.all());
            }
        }
        againstRegions(reasons, regions, report.all());
        return reasons;
    }

    /** Nobody lives in two regions, but who lives in a part of one lives in the whole as well. */
    private static void againstRegions(List<Reason> reasons, Map<String, Numbers> regions, Numbers all) {
        long visits = 0;
        long members = 0;
        for (Map.Entry<String, Numbers> region : regions.entrySet()) {
            Optional<Numbers> around = around(region.getKey(), regions);
            if (around.isPresent()) {
                against(reasons, BY_REGION + "/" + region.getKey(), region.getValue(), around.get());
            } else {
                visits += region.getValue().visits();
                members += region.getValue().newMembers();
            }
        }
        against(reasons, BY_REGION, visits, all.visits());
        against(reasons, BY_REGION, members, all.newMembers());
    }

    /** Of the smallest region named of which this one is a part. */
    private static Optional<Numbers> around(String code, Map<String, Numbers> regions) {
        int end = code.lastIndexOf('.');
        while (end > 0 && !regions.containsKey(code.substring(0, end))) {
            end = code.lastIndexOf('.', end - 1);
        }
        return end > 0 ? Optional.of(regions.get(code.substring(0, end))) : Optional.empty();
    }

    private static void against(List<Reason> reasons, String pointer, Numbers part, Numbers whole) {
        against(reasons, pointer + "/visits", part.visits(), whole.visits());
        against(reasons, pointer + "/newMembers", part.newMembers(), whole.newMembers());
        against(reasons, pointer + "/loans", part.loans(), whole.loans());
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
