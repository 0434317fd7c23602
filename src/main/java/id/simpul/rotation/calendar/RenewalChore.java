package id.simpul.rotation.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.DueParts;
import id.simpul.rotation.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Asks a school some weeks before its last exchange whether it wants to go on. */
public final class RenewalChore implements Chore {
    private static final String JOB = "rotation.renewal";

    private final Schedule schedule;

    public RenewalChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        return DueParts.first(db, schedule, JOB, """
                        select rotation_agreements.id as part, rotation_agreements.last_quarter as period,
                               batches.due_on - :days as due_on
                          from rotation_agreements
                          join batches on batches.agreement = rotation_agreements.id
                                      and batches.quarter = rotation_agreements.last_quarter
                         where rotation_agreements.state = 'active' and batches.due_on <= :today + :days
                        """, most, query -> query.bind("today", today)
                .bind("days", schedule.policyOn(today).rotation().renewalLeadDays()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Quarter next = Quarter.parse(parts.get(0).period()).next();
        LocalDate answerBy = schedule.dates(policy)
                .exchangeOn(next)
                .minusDays(policy.rotation().enrolmentLeadDays());
        ObjectNode data = Json.object()
                .put("quarter", next.toString())
                .put("batchSize", policy.rotation().batchSize());
        policy.rotation().termMonths().forEach(months -> data.withArray("terms").add(months));
        data.put("answerBy", answerBy.toString());
        List<Notice> notices = db.createQuery("""
                        select current_partner(school) from rotation_agreements where id = any(:ids) order by id
                        """)
                .bindArray("ids", String.class, parts.stream().map(Due::part).toList())
                .mapTo(PartnerId.class)
                .map(school -> Notice.to(school, Topic.ROTATION_INVITED, data))
                .list();
        return new Deed(List.of(), notices);
    }
}
