package id.simpul.rotation.planning;

import id.simpul.database.Database;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.planner.AssignedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What planning a quarter would give now: the same numbers as the run itself, which uses this very plan. */
public final class QuarterPlans {
    private final Schedule schedule;

    public QuarterPlans(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The plan of those that have no batch yet. */
    QuarterPlan plan(Handle db, Quarter quarter, Policy policy) {
        // Rows are read as a stream only within a transaction.
        return db.inTransaction(tx -> OwnTitles.in(tx, Planning.of(basis(tx, quarter, policy), policy)));
    }

    /** The same while no transaction is open: it takes long. */
    QuarterPlan plan(Database database, Quarter quarter, Policy policy) {
        PlanBasis basis = database.inTransaction(db -> basis(db, quarter, policy));
        QuarterPlan plan = Planning.of(basis, policy);
        return database.inTransaction(db -> OwnTitles.in(db, plan));
    }

    /**
     * The plan as it would be if the planned batches of the quarter had not been planned yet; where it can, it leaves them as they are. It
     * takes long, and no transaction is open meanwhile.
     *
     * @param planned those batches
     */
    QuarterPlan again(Database database, Quarter quarter, Policy policy, List<Batch> planned) {
        Map<String, Integer> places = new HashMap<>();
        List<AssignedItem> earlier = new ArrayList<>();
        Map<String, String> works = database.inTransaction(db -> OwnTitles.works(db, planned));
        planned.forEach(batch -> {
            places.put(batch.agreement(), batch.places());
            batch.linesIn(LineState.PLANNED)
                    .forEach(line -> earlier.add(
                            new AssignedItem(batch.school().value(), works.get(line.barcode()), line.barcode())));
        });
        PlanBasis basis = database.inTransaction(
                        db -> PlanBasis.again(db, quarter, visits(db, quarter, policy), policy))
                .withPlaces(places);
        QuarterPlan plan = Planning.again(basis, policy, earlier);
        return database.inTransaction(db -> OwnTitles.in(db, plan));
    }

    PlanBasis basis(Handle db, Quarter quarter, Policy policy) {
        return PlanBasis.read(db, quarter, visits(db, quarter, policy), policy);
    }

    /** When the exchange visits the schools of a region: on its day, as it was told, and on school days after it. */
    Function<String, VisitDays> visits(Handle db, Quarter quarter, Policy policy) {
        return VisitDays.of(db, quarter, schedule, policy);
    }
}
