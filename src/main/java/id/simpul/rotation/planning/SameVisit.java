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
        for (Batch batch : Batches.lockedBare(db, onAnotherDay(db, quarter.previous(), days))) {
            LocalDate day = days.get(batch.school().value());
            effects.addAll(DaySteps.moveCollection(batch, day).quietly().effects());
        }
        Batches.write(db, effects);
        return new Deed(effects, List.of());
    }

    /** The batches whose collection is still to come, on another day than that; one that is due stays due. */
    private static List<String> onAnotherDay(Handle db, Quarter quarter, Map<String, LocalDate> days) {
        return db.createQuery("""
                        select batches.id
                          from unnest(:schools, :days) as visit (school, day)
                         cross join lateral names_of(visit.school) as known (partner)
                          join batches on batches.school = known.partner
                         where batches.quarter = :quarter and batches.due_on <> visit.day
                           and batches.state in ('planned', 'announced', 'packed', 'dispatched', 'received', 'returned-in-part',
                                                 'checked-in')
                        """)
                .bind("quarter", quarter.toString())
                .bindArray("schools", String.class, days.keySet())
                .bindArray("days", LocalDate.class, days.values())
                .mapTo(String.class)
                .list();
    }
}
