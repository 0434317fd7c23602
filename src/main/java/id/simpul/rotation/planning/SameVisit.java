package id.simpul.rotation.planning;

import id.simpul.agenda.Chore.Deed;
import id.simpul.ledger.Effect;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Has the old batch of a school collected on the day its new one is brought: it is one visit (R9). */
final class SameVisit {
    private SameVisit() {}

    /** Moves and writes the day of collection where it is another; the plan itself tells the school the day. */
    static Deed of(Handle db, Quarter quarter, List<QuarterPlan.Entry> entries) {
        Map<String, LocalDate> days = new HashMap<>();
        entries.forEach(entry ->
                days.put(entry.batch().school().value(), entry.batch().dates().deliverOn()));
        List<Effect> effects = new ArrayList<>();
        for (Batch batch : Batches.locked(db, held(db, quarter.previous(), days.keySet()))) {
            LocalDate day = days.get(batch.school().value());
            if (!batch.dates().dueOn().equals(day)) {
                effects.addAll(DaySteps.moveCollection(batch, day).quietly().effects());
            }
        }
        Batches.write(db, effects);
        return new Deed(effects, List.of());
    }

    /** The batches whose collection is still to come; one that is due stays due. */
    private static List<String> held(Handle db, Quarter quarter, Iterable<String> schools) {
        return db.createQuery("""
                        select id
                          from batches
                         where quarter = :quarter and current_partner(school) = any(:schools)
                           and state in ('planned', 'announced', 'packed', 'dispatched', 'received', 'returned-in-part',
                                         'checked-in')
                        """)
                .bind("quarter", quarter.toString())
                .bindArray("schools", String.class, schools)
                .mapTo(String.class)
                .list();
    }
}
