package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.ledger.Effect;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.DueParts;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.enrolment.TermEnded;
import id.simpul.rotation.enrolment.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Ends the term of a school on the day of its last exchange, which only collects (R8). */
@Decides(Rule.R8)
public final class TermChore implements Chore {
    private static final String JOB = "rotation.term-end";

    private final Schedule schedule;

    public TermChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        return DueParts.first(db, schedule, JOB, """
                        select rotation_agreements.id as part, rotation_agreements.last_quarter as period, batches.due_on
                          from rotation_agreements
                          join batches on batches.agreement = rotation_agreements.id
                                      and batches.quarter = rotation_agreements.last_quarter
                         where rotation_agreements.state = 'active' and batches.due_on <= :today
                        """, most, query -> query.bind("today", today));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate day = schedule.mornings().dayOf(parts.get(0).at());
        List<TermEnded> ended = Terms.end(db, parts.stream().map(Due::part).toList(), day);
        return new Deed(List.<Effect>copyOf(ended), List.of());
    }
}
