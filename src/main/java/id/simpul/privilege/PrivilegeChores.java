package id.simpul.privilege;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.ReminderChore;
import id.simpul.agenda.RowAct;
import id.simpul.agenda.RowAct.Done;
import id.simpul.agenda.Turn;
import id.simpul.agenda.WorkingDays;
import id.simpul.ledger.Notice;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import id.simpul.privilege.Privilege.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
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
    public static List<Chore> all(Mornings mornings, WorkingDays days) {
        return List.of(
                follow(mornings),
                tellGiven(mornings),
                new ReminderChore(tell(mornings), days),
                lapse(mornings),
                fade(mornings),
                forget(mornings));
    }

    /**
     * Has privileges follow the agreements with their university: they end with the last of those that take up where one ends,
     * never beyond what letter and semester prove. What became shorter or longer so is told.
     */
    static Chore follow(Mornings mornings) {
        String due = """
                select part, until_day || ' ' || agreed_to as period, cast(:today as date) as due_on
                  from (select p.id as part, p.until_day, p.ends_with, p.proven_to,
                               coalesce(agreed.to_day, terms.to_day) as agreed_to
                          from privileges p
                          join agreement_terms as terms on terms.id = p.agreement
                          left join (
                               select university, on_day, agreed_until(current_partner(university), on_day, :forms) as to_day
                                 from (select distinct university, greatest(from_day, :today) as on_day
                                         from privileges
                                        where state = 'current' and university is not null) as each) as agreed
                            on agreed.university = p.university and agreed.on_day = greatest(p.from_day, :today)
                         where p.state = 'current') as resting
                 where agreed_to < until_day
                    or (ends_with = 'agreement' and agreed_to > until_day and proven_to > until_day)
                """;
        DueParts.Binding forms = (values, policy) ->
                values.bindArray("forms", String.class, policy.privileges().forms());
        return new PartChore(mornings, new DueParts("privilege.follow", due, forms), WRITES, PrivilegeChores::followed);
    }

    private static Deed followed(Handle db, Turn turn) {
        LocalDate agreed = LocalDate.parse(turn.period().substring(turn.period().indexOf(' ') + 1));
        List<Privilege> before = Privileges.locked(db, turn.ids()).stream()
                .filter(one -> one.state().standing() == Standing.CURRENT)
                .toList();
        List<Privilege> shorter = new ArrayList<>();
        List<Privilege> longer = new ArrayList<>();
        for (Privilege one : before) {
            Ending end = one.basis()
                    .proven()
                    .map(proven -> proven.within(agreed))
                    .orElseGet(() -> new Ending(agreed, Ending.Cause.AGREEMENT));
            Privilege after = one.ending(end).noticed(LapseNotices.next(end.until(), turn.day(), turn.policy()));
            (end.until().isAfter(one.until().orElseThrow()) ? longer : shorter).add(after);
        }
        Privileges.save(db, shorter);
        Privileges.save(db, longer);
        List<Notice> notices = new ArrayList<>(LapseNotices.ending(shorter, turn.today()));
        notices.addAll(LapseNotices.given(longer, turn.today(), Notice.Way.ALL));
        return new Deed(List.of(), notices);
    }

    /** Tells by mail in the morning which privileges were given the day before: one notice for each partner. */
    static Chore tellGiven(Mornings mornings) {
        DueParts due = new DueParts("privilege.granted", """
                select min(id) as part, tell_on::text as period, tell_on as due_on
                  from privileges
                 where tell_on <= :today
                 group by current_partner(partner), tell_on
                """);
        return new PartChore(mornings, due, WRITES, PrivilegeChores::toldGiven);
    }

    private static Deed toldGiven(Handle db, Turn turn) {
        List<Privilege> given = Privileges.lockGiven(db, turn.ids(), turn.day());
        Privileges.save(db, given.stream().map(Privilege::told).toList());
        List<Privilege> current = given.stream()
                .filter(one -> one.state().standing() == Standing.CURRENT)
                .toList();
        return new Deed(List.of(), LapseNotices.given(current, turn.today(), Notice.Way.OTHERS));
    }

    /**
     * Tells partners some time before that privileges of their people end: one notice for all that end on the same day. The first
     * of them stands for them, so that who comes late to a day already done is told of too.
     */
    static PartChore tell(Mornings mornings) {
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

    /** Who only reads on the premises needs no entry for it: it is ended when personal data need be kept no longer. */
    static Chore fade(Mornings mornings) {
        String due = """
                select id as part, from_day::text as period, from_day + :kept as due_on
                  from privileges
                 where state = 'current' and kind = 'read-on-premises' and from_day <= :today - :kept
                """;
        return new PartChore(mornings, DueParts.toForget("privilege.fade", due), WRITES, (db, turn) -> {
            Privileges.save(
                    db,
                    Privileges.locked(db, turn.ids()).stream()
                            .filter(one -> one.state().standing() == Standing.CURRENT)
                            .map(one -> one.ended(Standing.LAPSED, turn.day()))
                            .toList());
            Privileges.forget(db, turn.ids());
            return Deed.SILENT;
        });
    }

    /** Forgets whose privilege it was, some time after it has ended; that there was one stays on record. */
    static Chore forget(Mornings mornings) {
        String due = """
                select id as part, ended_on::text as period, ended_on + :kept as due_on
                  from privileges
                 where ref is not null and ended_on <= :today - :kept
                """;
        return new PartChore(mornings, DueParts.toForget("privilege.forget", due), WRITES, (db, turn) -> {
            Privileges.forget(db, turn.ids());
            return Deed.SILENT;
        });
    }
}
