package id.simpul.rotation.enrolment;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.planning.Prospect;
import id.simpul.rotation.planning.Prospects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Reads what enrolments, renewals, withdrawals and invitations depend on. */
final class EnrolmentFactsReader {
    private static final Set<RequestType> FORECAST = EnumSet.of(RequestType.ROTATION_ENROL, RequestType.ROTATION_RENEW);

    /** A time that a message claims may lie before all quarters there are. */
    private static final LocalDate EARLIEST = LocalDate.of(2, 1, 1);

    private final Schedule schedule;
    private final Clock clock;

    EnrolmentFactsReader(Schedule schedule, Clock clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    EnrolmentFacts read(Handle db, List<Request> requests) {
        List<PartnerId> invited = requests.stream()
                .filter(request -> request.type() == RequestType.STAFF_INVITE)
                .map(request -> request.as(StaffInvite.class).partner())
                .toList();
        TreeSet<PartnerId> schools = new TreeSet<>(invited);
        requests.forEach(request -> schools.add(request.partner()));
        requests.stream()
                .filter(request -> request.type() == RequestType.STAFF_PLACES)
                .forEach(request -> schools.add(request.as(StaffPlaces.class).school()));
        List<String> npsns = requests.stream()
                .filter(request -> request.type() == RequestType.ROTATION_ENROL)
                .map(request -> request.as(Enrol.class).npsn())
                .toList();
        Enrolments.takeTurns(db, schools, npsns);
        List<Enrolment> agreements = Enrolments.locked(
                db,
                requests.stream()
                        .flatMap(request -> EnrolmentDesk.agreementId(request).stream())
                        .toList(),
                schools,
                npsns);
        return new EnrolmentFacts(
                        agreements,
                        unended(db, agreements),
                        kinds(db, invited),
                        SchoolTies.lastAnnounced(db),
                        prospect(db, requests))
                .plannedUntil(planned(db, agreements))
                .decidedOn(schedule.mornings().dayOf(clock.instant()))
                .registeredIn(npsns.isEmpty() ? Map.of() : regions(db, schools));
    }

    private static Map<PartnerId, Region> regions(Handle db, Set<PartnerId> schools) {
        Map<PartnerId, Region> regions = new HashMap<>();
        PartnerEntries.byIds(db, schools).values().forEach(entry -> entry.partner()
                .region()
                .ifPresent(region -> regions.put(entry.partner().id(), region)));
        return regions;
    }

    private Prospect prospect(Handle db, List<Request> requests) {
        List<Request> asking = requests.stream()
                .filter(request -> FORECAST.contains(request.type()))
                .toList();
        if (asking.isEmpty()) {
            return Prospect.EMPTY;
        }
        LocalDate today = schedule.mornings().dayOf(asking.get(0).time());
        return new Prospects(schedule, today.isBefore(EARLIEST) ? EARLIEST : today)
                .read(db, asking.stream().map(Request::partner).toList());
    }

    private static List<Batch> unended(Handle db, List<Enrolment> agreements) {
        List<String> ids = db.createQuery("""
                        select id from batches where agreement = any(:agreements) and state not in ('closed', 'cancelled')
                        """)
                .bindArray(
                        "agreements",
                        String.class,
                        agreements.stream()
                                .filter(one -> one.state() == Enrolment.State.ACTIVE)
                                .map(Enrolment::id)
                                .toList())
                .mapTo(String.class)
                .list();
        return Batches.locked(db, ids);
    }

    private static Map<String, Quarter> planned(Handle db, List<Enrolment> agreements) {
        Map<String, Quarter> planned = new HashMap<>();
        db.createQuery("""
                        select agreement, max(quarter) as last
                          from batches
                         where agreement = any(:agreements)
                         group by agreement
                        """)
                .bindArray(
                        "agreements",
                        String.class,
                        agreements.stream().map(Enrolment::id).toList())
                .map((row, context) -> planned.put(row.getString("agreement"), Quarter.parse(row.getString("last"))))
                .list();
        return planned;
    }

    private static Map<PartnerId, PartnerKind> kinds(Handle db, List<PartnerId> partners) {
        Map<PartnerId, PartnerKind> kinds = new HashMap<>();
        db.createQuery("select id, kind from known_partners where id = any(:ids) and removed_at is null")
                .bindArray("ids", PartnerId.class, partners)
                .map((row, context) -> kinds.put(
                        new PartnerId(row.getString("id")),
                        PartnerKind.ofWire(row.getString("kind")).orElseThrow()))
                .list();
        return kinds;
    }
}
