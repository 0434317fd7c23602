package id.simpul.exchange;

import id.simpul.agenda.Reminders;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** When a partner is reminded that a step of its own is awaited. */
final class ExchangeReminders {
    private ExchangeReminders() {}

    /** The next reminder after a day; none if the partner has nothing to do. */
    static Optional<LocalDate> next(Collection<Pair> pairs, LocalDate steppedOn, LocalDate after, Policy policy) {
        if (pairs.stream().noneMatch(pair -> pair.awaits(Side.PARTNER))) {
            return Optional.empty();
        }
        return Reminders.since(steppedOn, policy.exchange().reminderDays(), after);
    }

    /** By when an answer is hoped for: the day of the last reminder. */
    static Optional<LocalDate> answerBy(LocalDate steppedOn, Policy policy) {
        return policy.exchange().reminderDays().stream()
                .max(Comparator.naturalOrder())
                .map(steppedOn::plusDays);
    }
}
