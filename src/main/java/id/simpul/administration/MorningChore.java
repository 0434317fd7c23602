package id.simpul.administration;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.WorkingDays;
import id.simpul.feature.Today;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Tells staff by mail, each working morning, what the console's first page says: only when something needs them, and of a morning
 * that was slept through nothing, since the next one says it all.
 */
final class MorningChore implements Chore {
    private static final String JOB = "staff.morning";
    private static final int MOST = 20;

    private final Mornings mornings;
    private final WorkingDays workingDays;
    private final Function<Today.Asked, Today> today;
    private final String console;

    /**
     * @param console where the first page is
     */
    MorningChore(Mornings mornings, WorkingDays workingDays, Function<Today.Asked, Today> today, String console) {
        this.mornings = mornings;
        this.workingDays = workingDays;
        this.today = today;
        this.console = console;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public boolean isOfItsDay() {
        return true;
    }

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Set<String> writes() {
        return Set.of();
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate day = mornings.last(until);
        boolean wanted = mornings.policyOn(day).library().isToldEachMorning();
        return wanted && workingDays.onOrBefore(day).equals(day)
                ? Jobs.undone(db, List.of(new Due(JOB, day.toString(), "mail", mornings.at(day))))
                : List.of();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate day = LocalDate.parse(parts.get(0).period());
        List<Today.Task> tasks = today.apply(new Today.Asked(db, day)).tasks();
        boolean pressing = tasks.stream().anyMatch(task -> task.level() != Today.Level.MAY);
        if (!pressing) {
            return Deed.SILENT;
        }
        List<StaffMorning.Line> lines =
                tasks.stream().limit(MOST).map(MorningChore::line).toList();
        return new Deed(
                List.of(), List.of(Notice.to(PartnerId.STAFF, new StaffMorning(day, tasks.size(), lines, console))));
    }

    private static StaffMorning.Line line(Today.Task task) {
        return new StaffMorning.Line(new StaffMorning.Said(
                sentence(task.says().indonesian(), task.more().indonesian()),
                sentence(task.says().english(), task.more().english())));
    }

    private static String sentence(String says, String more) {
        return more.isBlank() ? says : says + ". " + more;
    }
}
