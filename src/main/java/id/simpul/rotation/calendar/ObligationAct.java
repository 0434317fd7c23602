package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.ReminderChore;
import id.simpul.agenda.Turn;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.ObligationDue;
import id.simpul.rotation.obligation.Obligations;
import id.simpul.rotation.obligation.Owed;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reminds schools of what they are to replace, before it is due and after; one notice for all that is due together (R10). */
public final class ObligationAct {
    private ObligationAct() {}

    public static Chore chore(Schedule schedule) {
        String due = """
                select distinct school as part, due_on || ' ' || days as period, due_on + days as due_on
                  from obligations
                 cross join unnest(:days) as reminder (days)
                 where state in ('open', 'promised', 'approved')
                   and due_on + days <= :today and due_on + days > opened_on
                """;
        PartChore chore = new PartChore(
                schedule.mornings(),
                new DueParts(
                        "obligation.remind",
                        due,
                        (values, policy) -> values.bindArray("days", Integer.class, offsets(policy))),
                Set.of(),
                ObligationAct::reminded);
        return new ReminderChore(chore, schedule.workingDays(), period -> dueOn(period)
                .plusDays(Integer.parseInt(period.substring(11))));
    }

    /** Days from the due date; those before it are negative. */
    private static List<Integer> offsets(Policy policy) {
        return Stream.concat(
                        policy.obligations().reminderDays().stream().map(days -> -days),
                        policy.obligations().overdueReminderDays().stream())
                .toList();
    }

    /** What was reminded of under a name is not reminded of again when that name is merged; who has several is told once. */
    private static Deed reminded(Handle db, Turn turn) {
        LocalDate dueOn = dueOn(turn.period());
        Optional<LocalDate> next = next(dueOn, turn);
        Map<PartnerId, List<Obligation>> owed = Obligations.openUnder(db, turn.ids()).stream()
                .filter(one -> one.state().isOwed() && one.dueOn().equals(dueOn))
                .collect(Collectors.groupingBy(Obligation::school, LinkedHashMap::new, Collectors.toList()));
        List<Notice> notices = new ArrayList<>();
        owed.forEach((school, own) ->
                notices.add(notice(school, dueOn, turn.today(), own).untilNext(next)));
        return new Deed(List.of(), notices);
    }

    private static LocalDate dueOn(String period) {
        return LocalDate.parse(period.substring(0, 10));
    }

    private static Optional<LocalDate> next(LocalDate dueOn, Turn turn) {
        return offsets(turn.policy()).stream()
                .map(dueOn::plusDays)
                .filter(day -> day.isAfter(turn.day()))
                .min(LocalDate::compareTo)
                .map(turn.working());
    }

    private static Notice notice(PartnerId school, LocalDate dueOn, LocalDate today, List<Obligation> owed) {
        int left = (int) ChronoUnit.DAYS.between(today, dueOn);
        return Notice.to(
                school,
                new ObligationDue(
                        dueOn,
                        Optional.of(left).filter(days -> days >= 0),
                        Optional.of(-left).filter(days -> days > 0),
                        Owed.of(owed)));
    }
}
