package id.simpul.administration;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Today;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import id.simpul.policy.CalendarText;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.PolicyChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What the hub itself goes by and staff may change while it runs: its calendars, and a clock that can be set. */
public final class AdministrationFeature implements Feature {
    private final ImportedCalendars calendars;
    private final Ground ground;
    private final Supplier<Set<String>> works;
    private final Function<Today.Asked, Today> today;
    private final String console;
    private final Supplier<List<Kept>> kept;

    /**
     * @param works the names of what can be done at once
     * @param today what a day asks of staff, in all features
     * @param console where its first page is
     * @param kept what is kept for a stated time, in all features and below them
     */
    public AdministrationFeature(
            ImportedCalendars calendars,
            Ground ground,
            Supplier<Set<String>> works,
            Function<Today.Asked, Today> today,
            String console,
            Supplier<List<Kept>> kept) {
        this.calendars = calendars;
        this.ground = ground;
        this.works = works;
        this.today = today;
        this.console = console;
        this.kept = kept;
    }

    /** What staff have changed in the policy beside its file, as the database keeps it. */
    public static List<PolicyChange> policyChanges(Handle db) {
        return PolicyChanges.all(db);
    }

    /** The calendars that the library imported, in the order in which they came. */
    public static List<CalendarText> importedCalendars(Handle db) {
        return CalendarImports.all(db);
    }

    /**
     * Takes in the calendars that lie in a folder and were not imported yet.
     *
     * @throws id.simpul.policy.PolicyMistakes with every mistake of the first file that has any
     */
    public static void takeInCalendars(Handle db, Path folder, Instant now) {
        CalendarImports.takeIn(db, folder, now);
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new CalendarDesk(),
                new PolicyDesk(ground.policies()),
                new ClockDesk(ground.clock()),
                new JobDesk(works));
    }

    @Override
    public List<Chore> chores() {
        return List.of(
                RecoveryChore.of(ground.mornings()),
                new MorningChore(ground.mornings(), ground.workingDays(), today, console),
                new TidyChore(ground.mornings(), kept));
    }

    @Override
    public List<Listing<?>> lists() {
        List<Listing<?>> lists = new ArrayList<>(CalendarLists.all(calendars));
        lists.addAll(PolicyLists.all(ground.policies(), ground.clock()));
        lists.add(KeptList.of(ground, kept));
        lists.add(new ActivityList(ground.policies().zone()).list());
        return lists;
    }
}
