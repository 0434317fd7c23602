package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.DueParts;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.enrolment.RotationInvited;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
        LocalDate today = schedule.lastDueDay(until);
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
        RotationInvited invitation = RotationInvited.by(policy, Optional.of(next), Optional.of(answerBy));
        List<Notice> notices = db.createQuery("""
                        select current_partner(school) from rotation_agreements where id = any(:ids) order by id
                        """)
                .bindArray("ids", String.class, parts.stream().map(Due::part).toList())
                .mapTo(PartnerId.class)
                .map(school -> Notice.to(school, invitation))
                .list();
        return new Deed(List.of(), notices);
    }
}
