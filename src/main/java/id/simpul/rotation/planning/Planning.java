package id.simpul.rotation.planning;

import id.simpul.ledger.Ids;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.planner.AssignedItem;
import id.simpul.rotation.planner.CopyPicker;
import id.simpul.rotation.planner.DeliveryRuns;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Places;
import id.simpul.rotation.planner.Plan;
import id.simpul.rotation.planner.PlanFacts;
import id.simpul.rotation.planner.PlanFactsBuilder;
import id.simpul.rotation.planner.Planner;
import id.simpul.rotation.planner.Title;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans a quarter's batches from its basis: the same basis always gives the same plan. */
@Decides({Rule.R4, Rule.R5, Rule.R6})
final class Planning {
    private final PlanBasis basis;
    private final Policy policy;
    private final Map<String, Level> levels = new HashMap<>();
    private final Pinned pinned;
    /** Copies that stay where they were, or go where they were chosen to go. */
    private final Map<String, String> earlier = new HashMap<>();

    private Planning(PlanBasis basis, Policy policy) {
        this.basis = basis;
        this.policy = policy;
        this.pinned = new Pinned(basis, policy);
        basis.titles().forEach(title -> levels.put(title.id(), title.level()));
    }

    static QuarterPlan of(PlanBasis basis, Policy policy) {
        return again(basis, policy, List.of());
    }

    /**
     * Made once more, where an earlier plan stays as far as it can.
     *
     * @param earlier what was planned for whom
     */
    static QuarterPlan again(PlanBasis basis, Policy policy, List<AssignedItem> earlier) {
        Planning planning = new Planning(basis, policy);
        earlier.forEach(item -> planning.earlier.put(item.barcode(), item.school()));
        planning.earlier.putAll(planning.chosen());
        return planning.written(Planner.plan(planning.facts(earlier)));
    }

    /** As it follows from a plan that was made with other quarters in view. */
    static QuarterPlan of(PlanBasis basis, Policy policy, Plan plan) {
        return new Planning(basis, policy).written(plan);
    }

    private QuarterPlan written(Plan plan) {
        Map<String, List<AssignedItem>> items = new HashMap<>();
        CopyPicker.assign(plan, basis.copies(), earlier)
                .forEach(item -> items.computeIfAbsent(item.school(), school -> new ArrayList<>())
                        .add(item));
        Map<String, PlanBasis.Holder> holders = new HashMap<>();
        basis.taking().forEach(holder -> holders.put(holder.seat().school(), holder));
        List<QuarterPlan.Entry> entries = plan.batches().stream()
                .map(batch -> new QuarterPlan.Entry(
                        holders.get(batch.school()).name(),
                        holders.get(batch.school()).region(),
                        batch.places().lower(),
                        batch(
                                holders.get(batch.school()),
                                batch.places(),
                                items.getOrDefault(batch.school(), List.of())),
                        batch.shortfalls()))
                .toList();
        List<DeliveryRuns.Run> runs = runs(entries);
        return new QuarterPlan(basis.quarter(), basis.visits(), onTheirDays(entries, runs), runs, pinned.leftOut());
    }

    /** The very copies that were chosen, with the schools they were chosen for. */
    private Map<String, String> chosen() {
        return pinned.fixed().stream()
                .filter(pin -> !pin.anyCopy())
                .collect(Collectors.toMap(ByHand.Pin::barcode, ByHand.Pin::school));
    }

    private static List<QuarterPlan.Entry> onTheirDays(List<QuarterPlan.Entry> entries, List<DeliveryRuns.Run> runs) {
        Map<String, DeliveryRuns.Run> bySchool = new HashMap<>();
        runs.forEach(run -> run.stops().forEach(stop -> bySchool.put(stop.school(), run)));
        return entries.stream()
                .map(entry ->
                        entry.broughtBy(bySchool.get(entry.batch().school().value())))
                .toList();
    }

    /** From the day of the exchange on, as many school days as the vehicle needs; regions that have the same days share its runs. */
    private List<DeliveryRuns.Run> runs(List<QuarterPlan.Entry> entries) {
        Map<List<LocalDate>, List<DeliveryRuns.Stop>> stops = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.comparing(entry -> visit(entry).on()))
                .forEach(entry -> stops.computeIfAbsent(visit(entry).days(), days -> new ArrayList<>())
                        .add(stop(entry)));
        List<DeliveryRuns.Run> runs = new ArrayList<>();
        stops.forEach((days, some) -> runs.addAll(
                DeliveryRuns.within(some, fleet(policy), basis.made().and(runs), days)));
        return runs;
    }

    private VisitDays visit(QuarterPlan.Entry entry) {
        return basis.visits().get(entry.region());
    }

    private DeliveryRuns.Stop stop(QuarterPlan.Entry entry) {
        String school = entry.batch().school().value();
        return new DeliveryRuns.Stop(
                school,
                district(entry.region()),
                entry.boxes(),
                basis.collected().getOrDefault(school, 0));
    }

    /** The city or regency: one trip visits the schools of all its parts. */
    static String district(String region) {
        String[] parts = region.split("\\.", 3);
        return parts.length < 2 ? region : parts[0] + "." + parts[1];
    }

    static DeliveryRuns.Fleet fleet(Policy policy) {
        Policy.Rotation rules = policy.rotation();
        return new DeliveryRuns.Fleet(rules.vehicleBoxes(), rules.visitsPerRun(), rules.runsPerDay());
    }

    private PlanFacts facts(List<AssignedItem> kept) {
        PlanFactsBuilder builder = PlanFacts.builder();
        int size = policy.rotation().batchSize();
        Map<String, Integer> schools = new HashMap<>();
        basis.holders()
                .forEach(holder -> schools.put(
                        holder.seat().school(), builder.school(holder.seat().from(basis.quarter(), size))));
        for (Title title : basis.titles()) {
            builder.title(title);
        }
        basis.had().each((school, titles) -> {
            int number = schools.get(school);
            titles.forEach(title -> builder.had(number, title));
        });
        basis.byHand().keptFrom().forEach((school, titles) -> {
            if (schools.containsKey(school)) {
                titles.forEach(title -> builder.had(school, title));
            }
        });
        pinned.fixed().forEach(pin -> builder.fixed(pin.school(), pin.title()));
        kept.stream()
                .filter(item -> schools.containsKey(item.school()))
                .forEach(item -> builder.kept(item.school(), item.title()));
        return builder.build();
    }

    private Known known(AssignedItem item) {
        return new Known(levels.get(item.title()), basis.names().get(item.title()), item.barcode(), item.title());
    }

    /** A copy with what its batch is ordered by. */
    private record Known(Level level, String name, String barcode, String title) {
        static final Comparator<Known> ORDER =
                Comparator.comparing(Known::level).thenComparing(Known::name).thenComparing(Known::barcode);

        BatchLine line(String grades, int box) {
            return BatchLine.planned(barcode, title, name, grades, box);
        }
    }

    private Batch batch(PlanBasis.Holder holder, Places places, List<AssignedItem> items) {
        TreeMap<String, BatchLine> lines = new TreeMap<>();
        List<Known> sorted = items.stream().map(this::known).sorted(Known.ORDER).toList();
        int boxSize = policy.rotation().boxSize();
        for (int i = 0; i < sorted.size(); i++) {
            Known one = sorted.get(i);
            // Sorted by level: what suits both fills up the lower places, and then the upper ones.
            boolean lower = one.level() != Level.UPPER && i < places.lower();
            lines.put(one.barcode(), one.line(lower ? "lower" : "upper", i / boxSize + 1));
        }
        VisitDays visit = basis.visits().get(holder.region());
        return new Batch(
                Ids.of("bat", holder.agreement(), basis.quarter()),
                holder.agreement(),
                new PartnerId(holder.seat().school()),
                basis.quarter(),
                BatchState.PLANNED,
                places.total(),
                Optional.empty(),
                Batch.Dates.planned(visit.on(), visit.dueOn()),
                false,
                lines);
    }
}
