package id.simpul.agreement;

import id.simpul.agenda.Reminders;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** On which days the parties of an agreement are told that it ends (R25). */
@Decides(Rule.R25)
final class ReminderDays {
    private ReminderDays() {}

    /** The first of them after a day; none if they are all past. The renewal is proposed on a day of its own, or one of these. */
    static Optional<LocalDate> next(LocalDate ends, LocalDate after, Policy policy) {
        Policy.Agreements days = policy.agreements();
        List<Integer> all = Stream.concat(days.reminderDays().stream(), Stream.of(days.renewalProposalDays()))
                .toList();
        return Reminders.before(ends, all, after);
    }

    /** Whether it is time to propose the renewal of what ends then. */
    static boolean isTimeToRenew(LocalDate ends, LocalDate today, Policy policy) {
        return !today.isBefore(ends.minusDays(policy.agreements().renewalProposalDays()));
    }
}
