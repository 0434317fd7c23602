package id.simpul.rotation.calendar;

import id.simpul.agenda.Jobs;
import id.simpul.policy.Policy;
import id.simpul.rotation.QuarterWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** One visit is one mail a morning: who is told what the visit brings is told with it what it collects. */
final class SameMorning {
    private SameMorning() {}

    /**
     * Those of the batches with a school whose collection is told by the announcement of the next: it was made this morning, or is
     * made now that the hub is awake again.
     *
     * @param since the time as of which schools are reminded
     */
    static Set<String> announced(Handle db, Collection<String> batches, Instant since, LocalDate today, Policy policy) {
        // School by school, and the state of its few batches last (offset 0): all schools share the day, and what is
        // planned was planned
        // for all of them this morning, so that by the day or by the state each school would be compared with all.
        Map<String, String> held = new TreeMap<>();
        Set<String> told = new HashSet<>();
        db.createQuery("""
                        select coming.id as coming, held.id as held,
                               coming.state = 'planned' and coming.deliver_on <= :today + :lead
                               and (not :locked or exists (
                                       select from plan_approvals where plan_approvals.quarter = coming.quarter)) as follows
                          from batches held
                         cross join lateral names_of(current_partner(held.school)) as known (partner)
                         cross join lateral (select id, quarter, state, deliver_on from batches
                                              where school = known.partner offset 0) as coming
                         where held.id = any(:batches) and coming.id <> held.id and coming.deliver_on = held.due_on
                           and coming.state in ('planned', 'announced')
                        """)
                .bindArray("batches", String.class, batches)
                .bind("today", today)
                .bind("lead", policy.rotation().announceLeadDays())
                .bind("locked", policy.rotation().isApprovalRequired())
                .map((row, context) -> row.getBoolean("follows")
                        ? told.add(row.getString("held"))
                        : held.put(row.getString("coming"), row.getString("held")) == null)
                .list();
        Jobs.doneSince(db, QuarterWork.ANNOUNCE, List.copyOf(held.keySet()), since)
                .forEach(coming -> told.add(held.get(coming)));
        return told;
    }
}
