package id.simpul.rotation.planning;

import id.simpul.feature.Contacts;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.planner.DeliveryRuns;
import id.simpul.rotation.planner.Shortfall;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** A quarter's plan to look at: what is planned already, what would be, and what is only fetched. Nothing is written. */
public final class PlanPreview {
    private final Schedule schedule;
    private final LocalDate today;
    private final Policy policy;
    private final QuarterPlans plans;

    /** @param today by whose policy it is planned */
    public PlanPreview(Schedule schedule, LocalDate today) {
        this.schedule = schedule;
        this.today = today;
        this.policy = schedule.policyOn(today);
        this.plans = new QuarterPlans(schedule);
    }

    public PlanReport report(Handle db, Quarter quarter) {
        Function<String, VisitDays> days = plans.visits(db, quarter, policy);
        QuarterPlan rest = isNext(db, quarter) ? plans.plan(db, quarter, policy) : later(db, quarter);
        List<Batch> there = Batches.ofQuarter(db, quarter);
        Map<String, Member> members = members(db, quarter);
        Map<String, List<Shortfall>> shortfalls = KeptShortfalls.of(db, quarter.toString());
        List<QuarterPlan.Entry> entries = new ArrayList<>(there.stream()
                .map(batch -> new QuarterPlan.Entry(
                        members.get(batch.agreement()).name(),
                        members.get(batch.agreement()).region(),
                        0,
                        batch,
                        shortfalls.getOrDefault(batch.id(), List.of())))
                .toList());
        entries.addAll(rest.entries());
        entries.sort(Comparator.comparing(entry -> entry.batch().school()));
        Set<String> visited =
                entries.stream().map(entry -> entry.batch().school().value()).collect(Collectors.toSet());
        SortedMap<String, VisitDays> visits = visits(db, rest, there, days);
        LocalDate dueOn = visits.values().stream()
                .map(VisitDays::dueOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        List<Collecting> collecting = Collecting.read(db, days, dueOn, visited);
        List<DeliveryRuns.Run> runs = new ArrayList<>(made(there, members, PlanBasis.collected(db, dueOn)));
        runs.addAll(rest.runs());
        QuarterPlan whole = new QuarterPlan(quarter, visits, entries, withCollecting(runs, collecting), rest.notes())
                .saying(notFollowed(db, quarter, there, members));
        return new PlanReport(
                whole,
                calendarsEnd(visits),
                collecting,
                StillOut.of(db, whole),
                Seats.from(db, quarter).leftOut(),
                contacts(db, visited, collecting));
    }

    private static Contacts contacts(Handle db, Set<String> visited, List<Collecting> collecting) {
        return Contacts.of(
                db,
                Stream.concat(visited.stream(), collecting.stream().map(Collecting::school))
                        .distinct()
                        .map(PartnerId::new)
                        .toList());
    }

    private static SortedMap<String, VisitDays> visits(
            Handle db, QuarterPlan rest, List<Batch> there, Function<String, VisitDays> days) {
        SortedMap<String, VisitDays> visits = new TreeMap<>(rest.visits());
        if (rest.entries().isEmpty() && !there.isEmpty()) {
            visits.clear();
        }
        ExchangeDays.of(db, rest.quarter()).keySet().forEach(region -> visits.put(region, days.apply(region)));
        return visits.isEmpty() ? rest.visits() : visits;
    }

    /** Where the calendars do not reach to the day on which the batches are collected. */
    private SortedMap<String, LocalDate> calendarsEnd(SortedMap<String, VisitDays> visits) {
        SortedMap<String, LocalDate> ends = new TreeMap<>();
        visits.forEach((region, visit) -> schedule.almanac()
                .knownUntil(region, policy.rotation().closedOn())
                .filter(visit.dueOn()::isAfter)
                .ifPresent(until -> ends.put(region, until)));
        return ends;
    }

    /** The runs of the batches that are planned already. */
    private static List<DeliveryRuns.Run> made(
            List<Batch> there, Map<String, Member> members, Map<String, Integer> collected) {
        Map<Integer, List<Batch>> byRun = there.stream()
                .filter(batch -> batch.run().isPresent())
                .collect(Collectors.groupingBy(batch -> batch.run().get(), TreeMap::new, Collectors.toList()));
        List<DeliveryRuns.Run> runs = new ArrayList<>();
        byRun.forEach((number, batches) -> {
            List<DeliveryRuns.Stop> stops = batches.stream()
                    .map(batch -> new DeliveryRuns.Stop(
                            batch.school().value(),
                            Planning.district(members.get(batch.agreement()).region()),
                            QuarterPlan.boxes(batch),
                            collected.getOrDefault(batch.school().value(), 0)))
                    .sorted(Comparator.comparing(DeliveryRuns.Stop::school))
                    .toList();
            runs.add(new DeliveryRuns.Run(
                    batches.get(0).dates().deliverOn(), number, stops.get(0).district(), stops));
        });
        return runs;
    }

    private List<DeliveryRuns.Run> withCollecting(List<DeliveryRuns.Run> runs, List<Collecting> collecting) {
        List<DeliveryRuns.Run> all = runs;
        for (Collecting one : collecting) {
            all = DeliveryRuns.with(all, one.stop(), one.on(), Planning.fleet(policy));
        }
        return all;
    }

    private static boolean isNext(Handle db, Quarter quarter) {
        return Unplanned.quarters(db).stream().noneMatch(one -> one.compareTo(quarter) < 0);
    }

    /** What the forecast sees for a quarter when those before it are not planned yet: what they take counts. */
    private QuarterPlan later(Handle db, Quarter quarter) {
        return db.inTransaction(tx -> {
            PlanBasis basis = plans.basis(tx, quarter, policy);
            List<PartnerId> schools = basis.holders().stream()
                    .map(holder -> new PartnerId(holder.seat().school()))
                    .toList();
            Prospect prospect = new Prospects(schedule, today).read(tx, schools);
            Quarter first = prospect.next().orElse(quarter);
            return prospect.later(quarter, policy)
                    .map(plan -> Planning.of(basis.inTimeToCome(Prospects.copies(tx, policy)), policy, plan)
                            .saying(notes(first, quarter, basis)))
                    .orElseGet(() -> Planning.of(basis, policy).saying(List.of(notCounted(quarter))));
        });
    }

    private static List<Phrase> notes(Quarter first, Quarter quarter, PlanBasis basis) {
        Quarter last = quarter.previous();
        List<Phrase> notes = new ArrayList<>(List.of(
                first.equals(last)
                        ? about(
                                first,
                                "Sudah dihitung: buku yang diterima sekolah pada %s, yang belum direncanakan. Daftar ini perkiraan.",
                                "Counted with: the books that schools get in %s, which is not planned yet. This list is a forecast.")
                        : new Phrase(
                                "Sudah dihitung: buku yang diterima sekolah dari " + said(first, Language.ID)
                                        + " sampai " + said(last, Language.ID)
                                        + ", yang belum direncanakan. Daftar ini perkiraan.",
                                "Counted with: the books that schools get from " + said(first, Language.EN) + " to "
                                        + said(last, Language.EN)
                                        + ", which are not planned yet. This list is a forecast.")));
        if (!basis.byHand().pins().isEmpty()) {
            notes.add(about(
                    quarter,
                    "Buku pilihan petugas untuk %s diikutkan saat triwulan itu direncanakan.",
                    "The books that staff chose for %s are put in when that quarter is planned."));
        }
        return notes;
    }

    private static Phrase notCounted(Quarter quarter) {
        return about(
                quarter,
                "Belum dihitung: buku yang diterima sekolah sebelum %s.",
                "Not counted with: the books that schools get before %s.");
    }

    private static Phrase about(Quarter quarter, String indonesian, String english) {
        return new Phrase(
                indonesian.formatted(said(quarter, Language.ID)), english.formatted(said(quarter, Language.EN)));
    }

    private static String said(Quarter quarter, Language language) {
        return Spoken.quarter(quarter, language);
    }

    /** What staff chose for batches that are planned without it: after the plan, or it could not be had. */
    private static List<Phrase> notFollowed(
            Handle db, Quarter quarter, List<Batch> there, Map<String, Member> members) {
        Map<String, Batch> open = new HashMap<>();
        there.stream()
                .filter(batch -> batch.state() == BatchState.PLANNED)
                .forEach(batch -> open.put(batch.school().value(), batch));
        if (open.isEmpty()) {
            return List.of();
        }
        Phrase why = new Phrase(
                "belum ada dalam rencananya; rencanakan lagi, atau pilih buku lain",
                "it is not in the plan; plan again, or choose another book");
        Map<String, String> works = OwnTitles.works(db, open.values());
        return ByHand.read(db, quarter).pins().stream()
                .filter(pin -> Optional.ofNullable(open.get(pin.school()))
                        .filter(batch -> batch.linesIn(LineState.PLANNED).stream()
                                .noneMatch(line -> works.get(line.barcode()).equals(pin.title())))
                        .isPresent())
                .map(pin -> pin.leftOut(
                        members.get(open.get(pin.school()).agreement()).name(), why))
                .toList();
    }

    /** What a school that takes part is called, and where it lies. */
    private record Member(String name, String region) {}

    private static Map<String, Member> members(Handle db, Quarter quarter) {
        Map<String, Member> members = new HashMap<>();
        db.createQuery("""
                        select rotation_agreements.id, coalesce(partners.name, rotation_agreements.name) as name,
                               rotation_agreements.region
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join known_partners as partners on partners.id = current_partner(rotation_agreements.school)
                                                              and partners.removed_at is null
                         where batches.quarter = :quarter
                        """)
                .bind("quarter", quarter.toString())
                .map((row, context) ->
                        members.put(row.getString("id"), new Member(row.getString("name"), row.getString("region"))))
                .list();
        return members;
    }
}
