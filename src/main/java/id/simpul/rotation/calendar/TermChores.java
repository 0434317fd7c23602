package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.Turn;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.enrolment.RotationInvited;
import id.simpul.rotation.enrolment.Terms;
import id.simpul.rotation.planning.Prospects;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What the calendar does to terms of schools (R8). */
@Decides(Rule.R8)
public final class TermChores {
    // A batch is collected with the exchange of the next quarter, which is brought forward by 45 days at most: no term
    // ends that has more
    // than 60 days of its last quarter before it, and so those that go on for long are not looked at.

    private TermChores() {}

    /** Ends the term of a school on the day of its last exchange, which only collects. */
    public static Chore end(Schedule schedule) {
        DueParts due = new DueParts("rotation.term-end", """
                select rotation_agreements.id as part, rotation_agreements.last_quarter as period, batches.due_on
                  from rotation_agreements
                  join batches on batches.agreement = rotation_agreements.id
                              and batches.quarter = rotation_agreements.last_quarter
                 where rotation_agreements.state = 'active' and batches.due_on <= :today
                   and rotation_agreements.last_quarter <= to_char(cast(:today as date) + 60, 'YYYY-"Q"Q')
                """);
        return new PartChore(
                        schedule.mornings(),
                        due,
                        Set.of("rotation_agreements"),
                        (db, turn) -> new Deed(List.copyOf(Terms.end(db, turn.ids(), turn.day())), List.of()))
                .partOf(QuarterWork.EXCHANGE);
    }

    /** Asks a school some weeks before its last exchange whether it wants to go on. */
    public static Chore invite(Schedule schedule) {
        String due = """
                select rotation_agreements.id as part, rotation_agreements.last_quarter as period,
                       batches.due_on - :days as due_on
                  from rotation_agreements
                  join batches on batches.agreement = rotation_agreements.id
                              and batches.quarter = rotation_agreements.last_quarter
                 where rotation_agreements.state = 'active' and batches.due_on <= :today + :days
                   and rotation_agreements.last_quarter <= to_char(cast(:today as date) + :days + 60, 'YYYY-"Q"Q')
                """;
        return new PartChore(
                schedule.mornings(),
                new DueParts(
                        "rotation.renewal",
                        due,
                        (values, policy) ->
                                values.bind("days", policy.rotation().renewalLeadDays())),
                Set.of(),
                (db, turn) -> invited(db, turn, schedule));
    }

    private record Ending(
            PartnerId school, String agreement, String region, LocalDate until, Optional<Integer> places) {}

    private static Deed invited(Handle db, Turn turn, Schedule schedule) {
        Quarter next = Quarter.parse(turn.period()).next();
        int lead = turn.policy().rotation().enrolmentLeadDays();
        return new Deed(
                List.of(),
                ending(db, turn.ids()).stream()
                        .map(one -> Notice.to(
                                one.school(),
                                RotationInvited.toGoOn(
                                                turn.policy(),
                                                one.agreement(),
                                                one.until(),
                                                next,
                                                schedule.dates(turn.policy(), one.region())
                                                        .exchangeOn(next)
                                                        .minusDays(lead))
                                        .of(turn.policy().rotation().placesOf(one.places()))))
                        .toList());
    }

    private static List<Ending> ending(Handle db, List<String> agreements) {
        return db.createQuery("""
                        select current_partner(rotation_agreements.school) as school, rotation_agreements.id, rotation_agreements.region,
                               batches.due_on, rotation_agreements.places
                          from rotation_agreements
                          join batches on batches.agreement = rotation_agreements.id
                                      and batches.quarter = rotation_agreements.last_quarter
                         where rotation_agreements.id = any(:ids)
                         order by rotation_agreements.id
                        """)
                .bindArray("ids", String.class, agreements)
                .map((row, context) -> new Ending(
                        new PartnerId(row.getString("school")),
                        row.getString("id"),
                        row.getString("region"),
                        row.getObject("due_on", LocalDate.class),
                        Prospects.places(row)))
                .list();
    }
}
