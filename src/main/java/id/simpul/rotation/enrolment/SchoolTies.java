package id.simpul.rotation.enrolment;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.obligation.Obligations;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What ties a school to the rotation: its running term, the batches to come, the books that are out, what is to be replaced. */
public final class SchoolTies implements Ties {
    @Override
    public Loosened loosen(Handle db, Parting parting) {
        Set<PartnerId> schools = new TreeSet<>(Set.of(parting.partner()));
        parting.goesOnAs().ifPresent(schools::add);
        Enrolments.takeTurns(db, schools, List.of());
        List<Enrolment> agreements = Enrolments.locked(db, List.of(), schools, List.of()).stream()
                .filter(one -> one.state() == Enrolment.State.ACTIVE)
                .toList();
        List<Batch> batches = Batches.locked(db, unended(db, schools));
        Map<String, Set<Quarter>> coming =
                coming(db, agreements.stream().map(Enrolment::id).toList());
        int owed = Obligations.openOf(db, List.of(parting.partner())).size();
        return new SchoolParting(parting, agreements, batches, owed).loosened(coming, lastAnnounced(db));
    }

    private static List<String> unended(Handle db, Set<PartnerId> schools) {
        return db.createQuery("""
                        select batches.id
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join batches on batches.school = known.partner
                         where batches.state not in ('closed', 'cancelled')
                        """)
                .bindArray("schools", PartnerId.class, schools)
                .mapTo(String.class)
                .list();
    }

    /** The quarters of agreements that have no batch yet. */
    private static Map<String, Set<Quarter>> coming(Handle db, Collection<String> agreements) {
        Map<String, Set<Quarter>> coming = new HashMap<>();
        db.createQuery("""
                        select rotation_places.agreement, rotation_places.quarter
                          from rotation_places
                          left join batches on batches.agreement = rotation_places.agreement
                                           and batches.quarter = rotation_places.quarter
                         where rotation_places.agreement = any(:agreements) and batches.id is null
                        """)
                .bindArray("agreements", String.class, agreements)
                .map((row, context) -> Map.entry(row.getString("agreement"), row.getString("quarter")))
                .filter(place -> Quarter.isValid(place.getValue()))
                .forEach(place -> coming.computeIfAbsent(place.getKey(), id -> new TreeSet<>())
                        .add(Quarter.parse(place.getValue())));
        return coming;
    }

    /** By region the last quarter whose batches are announced there; nobody can join it any more. */
    static Map<String, Quarter> lastAnnounced(Handle db) {
        Map<String, Quarter> last = new HashMap<>();
        db.createQuery("select region, max(quarter) as quarter from exchanges where announced group by region")
                .map((row, context) -> last.put(row.getString("region"), Quarter.parse(row.getString("quarter"))))
                .list();
        return last;
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Enrolments.write(db, effects);
        Batches.write(db, effects);
    }
}
