package id.simpul.rotation.planning;

import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.planner.AssignedItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What planning a quarter would give now: the same numbers as the run itself, which uses this very plan. */
public final class QuarterPlans {
    private static final String AS_PLANNED = "as_planned";

    private final Schedule schedule;

    public QuarterPlans(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The batches that are planned already, and those that would be; nothing is written. */
    public PlanReport report(Handle db, Quarter quarter, Policy policy) {
        QuarterPlan rest = isNext(db, quarter) ? plan(db, quarter, policy) : later(db, quarter, policy);
        List<Batch> there = Batches.ofQuarter(db, quarter);
        Map<String, String> names = names(db, quarter);
        List<QuarterPlan.Entry> entries = new ArrayList<>(there.stream()
                .map(batch -> new QuarterPlan.Entry(
                        names.getOrDefault(batch.agreement(), batch.school().value()), 0, batch, List.of()))
                .toList());
        entries.addAll(rest.entries());
        entries.sort(Comparator.comparing(entry -> entry.batch().school()));
        return new PlanReport(
                new QuarterPlan(quarter, rest.on(), rest.collectedOn(), entries, rest.runs(), rest.notes())
                        .saying(notFollowed(db, quarter, there, names)));
    }

    /** What staff chose for batches that are planned without it: after the plan, or it could not be had. */
    private static List<Phrase> notFollowed(Handle db, Quarter quarter, List<Batch> there, Map<String, String> names) {
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
        Map<String, String> works = works(db, open.values());
        return ByHand.read(db, quarter).pins().stream()
                .filter(pin -> Optional.ofNullable(open.get(pin.school()))
                        .filter(batch -> batch.linesIn(LineState.PLANNED).stream()
                                .noneMatch(line -> works.get(line.barcode()).equals(pin.title())))
                        .isPresent())
                .map(pin -> pin.leftOut(names.get(open.get(pin.school()).agreement()), why))
                .toList();
    }

    private static Map<String, String> works(Handle db, Collection<Batch> batches) {
        return OwnTitles.works(
                db,
                batches.stream()
                        .flatMap(batch -> batch.linesIn(LineState.PLANNED).stream())
                        .map(BatchLine::barcode)
                        .toList());
    }

    private static boolean isNext(Handle db, Quarter quarter) {
        return PlanChore.unplanned(db).stream().noneMatch(one -> one.compareTo(quarter) < 0);
    }

    /** The plan of those that have no batch yet. */
    QuarterPlan plan(Handle db, Quarter quarter, Policy policy) {
        // Rows are read as a stream only within a transaction.
        return db.inTransaction(tx -> OwnTitles.in(tx, Planning.of(basis(tx, quarter, policy), policy)));
    }

    /** The plan as it would be if these batches had not been planned yet; where it can, it leaves them as they are. */
    QuarterPlan again(Handle db, Quarter quarter, Policy policy, List<Batch> planned) {
        Map<String, Integer> places = new HashMap<>();
        List<AssignedItem> earlier = new ArrayList<>();
        Map<String, String> works = works(db, planned);
        planned.forEach(batch -> {
            places.put(batch.agreement(), batch.places());
            batch.linesIn(LineState.PLANNED)
                    .forEach(line ->
                            earlier.add(new AssignedItem(batch.school().value(), works.get(line.barcode()), line.barcode())));
        });
        // Looked at as if they were not there, and put back at once.
        db.savepoint(AS_PLANNED);
        Replans.without(db, planned.stream().map(Batch::id).toList());
        PlanBasis basis = basis(db, quarter, policy).withPlaces(places);
        db.rollbackToSavepoint(AS_PLANNED);
        return OwnTitles.in(db, Planning.again(basis, policy, earlier));
    }

    /** What the forecast sees for a quarter when those before it are not planned yet: what they take counts. */
    private QuarterPlan later(Handle db, Quarter quarter, Policy policy) {
        return db.inTransaction(tx -> {
            PlanBasis basis = basis(tx, quarter, policy);
            List<PartnerId> schools = basis.holders().stream()
                    .map(holder -> new PartnerId(holder.seat().school()))
                    .toList();
            Prospect prospect = Prospects.read(tx, schools, policy);
            Quarter first = prospect.next().orElse(quarter);
            return prospect.later(quarter, policy)
                    .map(plan -> Planning.of(basis.inTimeToCome(Prospects.copies(tx, policy)), policy, plan)
                            .saying(notes(first, quarter, basis)))
                    .orElseGet(() -> Planning.of(basis, policy).saying(List.of(notCounted(quarter))));
        });
    }

    private static List<Phrase> notes(Quarter first, Quarter quarter, PlanBasis basis) {
        String between = first.equals(quarter.previous()) ? first.toString() : first + " - " + quarter.previous();
        List<Phrase> notes = new ArrayList<>(List.of(new Phrase(
                "Sudah dihitung: buku yang diterima sekolah pada " + between
                        + ", yang belum direncanakan. Daftar ini perkiraan.",
                "Counted with: the books that schools get in " + between
                        + ", which is not planned yet. This list is a forecast.")));
        if (!basis.byHand().pins().isEmpty()) {
            notes.add(new Phrase(
                    "Buku pilihan petugas untuk " + quarter + " diikutkan saat triwulan itu direncanakan.",
                    "The books that staff chose for " + quarter + " are put in when that quarter is planned."));
        }
        return notes;
    }

    private static Phrase notCounted(Quarter quarter) {
        return new Phrase(
                "Belum dihitung: buku yang diterima sekolah sebelum " + quarter + ".",
                "Not counted with: the books that schools get before " + quarter + ".");
    }

    private PlanBasis basis(Handle db, Quarter quarter, Policy policy) {
        RotationDates dates = schedule.dates(policy);
        LocalDate on = ExchangeDays.dayOf(db, quarter).orElseGet(() -> dates.exchangeOn(quarter));
        LocalDate dueOn = ExchangeDays.dayOf(db, quarter.next()).orElseGet(() -> dates.exchangeOn(quarter.next()));
        return PlanBasis.read(db, quarter, days(dates, on, dueOn), dueOn, policy);
    }

    /** The exchange is on its day, as it was told, and on school days after it. */
    private static List<LocalDate> days(RotationDates dates, LocalDate on, LocalDate dueOn) {
        return Stream.concat(Stream.of(on), dates.schoolDays().between(on.plusDays(1), dueOn.minusDays(1)))
                .toList();
    }

    private static Map<String, String> names(Handle db, Quarter quarter) {
        Map<String, String> names = new HashMap<>();
        db.createQuery("""
                        select rotation_agreements.id, rotation_agreements.name
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         where batches.quarter = :quarter
                        """)
                .bind("quarter", quarter.toString())
                .map((row, context) -> names.put(row.getString("id"), row.getString("name")))
                .list();
        return names;
    }
}
