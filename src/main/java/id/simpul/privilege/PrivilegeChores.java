package id.simpul.privilege;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.RowAct;
import id.simpul.agenda.RowAct.Done;
import id.simpul.agenda.Turn;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import id.simpul.privilege.Privilege.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What falls due of privileges: their end is told, they lapse (R19), and whose they were is forgotten (R20). */
@Decides({Rule.R19, Rule.R20})
public final class PrivilegeChores {
    private static final Set<String> WRITES = Set.of("privileges");

    private PrivilegeChores() {}

    /** In the order in which they are done when due at the same time. */
    public static List<Chore> all(Mornings mornings) {
        return List.of(shorten(mornings), tell(mornings), lapse(mornings), forget(mornings));
    }

    /** Has privileges end with the agreement on which they rest where that ends earlier than it was to, and tells so. */
    static Chore shorten(Mornings mornings) {
        DueParts due = new DueParts("privilege.shorten", """
                select privileges.id as part, terms.to_day::text as period, cast(:today as date) as due_on
                  from privileges
                  join agreement_terms as terms on terms.id = privileges.agreement
                 where privileges.state = 'current' and terms.to_day < privileges.until_day
                """);
        return new PartChore(mornings, due, WRITES, PrivilegeChores::shortened);
    }

    private static Deed shortened(Handle db, Turn turn) {
        LocalDate to = LocalDate.parse(turn.period());
        Ending ending = new Ending(to, Ending.Cause.AGREEMENT);
        List<Privilege> shorter = Privileges.locked(db, turn.ids()).stream()
                .filter(one -> one.state().standing() == Standing.CURRENT)
                .map(one -> one.ending(ending).noticed(LapseNotices.next(to, turn.day(), turn.policy())))
                .toList();
        Privileges.save(db, shorter);
        return new Deed(List.of(), LapseNotices.ending(shorter, turn.today()));
    }

    /**
     * Tells partners some time before that privileges of their people end: one notice for all that end on the same day. The first
     * of them stands for them, so that who comes late to a day already done is told of too.
     */
    static Chore tell(Mornings mornings) {
        DueParts due = new DueParts("privilege.ending", """
                select min(id) as part, notice_on::text as period, notice_on as due_on
                  from privileges
                 where notice_on <= :today
                 group by current_partner(partner), until_day, notice_on
                """);
        return new PartChore(mornings, due, WRITES, PrivilegeChores::told);
    }

    private static Deed told(Handle db, Turn turn) {
        List<Privilege> alike = Privileges.lockAlike(db, turn.ids(), turn.day());
        Privileges.save(
                db,
                alike.stream()
                        .map(one ->
                                one.noticed(LapseNotices.next(one.until().orElseThrow(), turn.day(), turn.policy())))
                        .toList());
        return new Deed(List.of(), LapseNotices.reminders(alike, turn));
    }

    /** Ends privileges on the day after their last. */
    static Chore lapse(Mornings mornings) {
        DueParts due = new DueParts("privilege.lapse", """
                select id as part, until_day::text as period, until_day + 1 as due_on
                  from privileges
                 where state = 'current' and until_day < :today
                """);
        return new PartChore(
                mornings, due, WRITES, new RowAct<>(Privileges::locked, PrivilegeChores::lapsed, Privileges::save));
    }

    /** It may have been replaced since it was found. */
    private static Optional<Done<Privilege>> lapsed(Privilege one, Turn turn) {
        return Optional.of(one)
                .filter(found -> found.state().standing() == Standing.CURRENT)
                .map(found -> new Done<>(
                        found.ended(Standing.LAPSED, turn.day().minusDays(1)), List.of(new Lapsed(found)), List.of()));
    }

    /** Forgets whose privilege it was, some time after it has ended; that there was one stays on record. */
    static Chore forget(Mornings mornings) {
        String due = """
                select id as part, ended_on::text as period, ended_on + :kept as due_on
                  from privileges
                 where ref is not null and ended_on <= :today - :kept
                """;
        return new PartChore(
                mornings,
                new DueParts(
                        "privilege.forget",
                        due,
                        (query, policy) -> query.bind("kept", policy.requests().personalDataDays())),
                WRITES,
                (db, turn) -> {
                    Privileges.forget(db, turn.ids());
                    return Deed.SILENT;
                });
    }
}
