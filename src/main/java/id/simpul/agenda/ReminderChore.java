package id.simpul.agenda;

import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * A chore that reminds people, kept to working days (R25): what would fall on a day off is done on the last working day before it.
 * Series of reminders, and what is done already, go by the days as they are counted.
 *
 * @param counted the day as it is counted, read from a period
 */
public record ReminderChore(PartChore chore, WorkingDays days, Function<String, LocalDate> counted) implements Chore {
    /** Of a chore whose periods begin with the day. */
    public ReminderChore(PartChore chore, WorkingDays days) {
        this(chore, days, period -> LocalDate.parse(period.substring(0, 10)));
    }

    @Override
    public String job() {
        return chore.job();
    }

    @Override
    public String work() {
        return chore.work();
    }

    @Override
    public Set<String> reads() {
        return chore.reads();
    }

    @Override
    public Set<String> writes() {
        return chore.writes();
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        Mornings mornings = chore.mornings();
        LocalDate today = mornings.last(until);
        return chore
                .due()
                .first(db, mornings, most, query -> {
                    query.bind("today", days.through(today));
                    chore.due().binding().bind(query, mornings.policyOn(today));
                })
                .stream()
                .map(due -> new Due(
                        due.job(), due.period(), due.part(), mornings.at(days.onOrBefore(mornings.dayOf(due.at())))))
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        return perform(db, parts, policy, chore.mornings().dayOf(parts.get(0).at()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy, LocalDate today) {
        LocalDate day = counted.apply(parts.get(0).period());
        return chore.act().on(db, new Turn(parts, day, policy, today, days::onOrBefore));
    }
}
