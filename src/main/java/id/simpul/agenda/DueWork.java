package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.delivery.Outbox;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Policies;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due and not done, in the order in which it fell due and as of that time: after ten days of downtime the same as
 * if there had been none, but that nobody is told what is past by then, or told again and again what can be told once. A part on
 * which the hub fails is set aside until the next day's run and holds nothing up; what was interrupted, as by a lock that somebody
 * held, is tried once more when the rest is done. Only a database that is away ends a run.
 */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final Duration AHEAD = Duration.ofDays(31);

    private final Database database;
    private final List<Chore> chores;
    private final Performer performer;
    private final Clock clock;
    private final Mornings mornings;
    private volatile Supplier<Optional<Phrase>> doubt = Optional::empty;
    private volatile Optional<Instant> finished = Optional.empty();

    public DueWork(Database database, Policies policies, List<Chore> chores, Outbox outbox, Clock clock) {
        this.database = database;
        this.chores = List.copyOf(chores);
        this.performer = new Performer(database, new Doing(database, policies, outbox, clock), clock);
        this.clock = clock;
        this.mornings = new Mornings(policies);
    }

    /** From now on nothing is done while there is a doubt about the time: what is done too early cannot be taken back. */
    public void doubtedBy(Supplier<Optional<Phrase>> doubts) {
        doubt = doubts;
    }

    /** Ends a run after the part in hand; what is left is done at the next start. */
    public void stop() {
        performer.stop();
    }

    /** When everything that was due had been done last; nothing if that has not come about since the start. */
    public Optional<Instant> lastFinished() {
        return finished;
    }

    /** Does everything due by now. One run at a time: a second one waits for the first, and finds nothing left. */
    public synchronized void run() {
        if (isDoubtful()) {
            return;
        }
        database.useTransaction(Jobs::forgetFailures);
        Instant now = clock.instant();
        run(chores);
        if (!performer.isStopping()) {
            finished = Optional.of(now);
        }
    }

    /** Does everything due if the day's hour has come since that was done last, also where staff have moved the hour meanwhile. */
    public void runInTheMorning() {
        Instant morning = mornings.at(mornings.last(clock.instant()));
        if (finished.filter(last -> !last.isBefore(morning)).isEmpty()) {
            run();
        }
    }

    private boolean isDoubtful() {
        Optional<Phrase> why = doubt.get();
        why.ifPresent(phrase -> LOG.error("Nothing that is due is done: {}", phrase.english()));
        return why.isPresent();
    }

    /**
     * Does what is due by now of one work, and before it whatever fell due earlier: who starts what makes no difference to the
     * order. What falls due after it is left to the next run.
     *
     * @param work a name such as {@code rotation.plan}, or what several begin with, such as {@code rotation}
     * @throws IllegalArgumentException if there is no such work
     */
    public synchronized void run(String work) {
        List<Chore> named = named(work);
        if (isDoubtful()) {
            return;
        }
        List<String> jobs = named.stream().map(Chore::job).toList();
        database.useTransaction(db -> Jobs.forgetFailures(db, jobs));
        run(named);
    }

    /** As {@link #run(String)}, for work that is due at any hour and often looked for: what failed waits for the next day's run. */
    public synchronized void meanwhile(String work) {
        List<Chore> named = named(work);
        if (!isDoubtful()) {
            run(named);
        }
    }

    private List<Chore> named(String work) {
        List<Chore> named = chores.stream()
                .filter(chore -> (chore.work() + ".").startsWith(work + "."))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("There is no work " + work + "; write one of "
                    + chores.stream().map(Chore::work).distinct().sorted().toList());
        }
        return named;
    }

    private void run(List<Chore> wanted) {
        Set<String> interrupted = goRound(wanted);
        if (!interrupted.isEmpty() && !performer.isStopping()) {
            LOG.info("{} were interrupted and are tried once more", interrupted);
            database.useTransaction(db -> Jobs.forgetFailures(db, interrupted));
            goRound(wanted);
        }
    }

    /** Tells which jobs were interrupted. */
    private Set<String> goRound(List<Chore> wanted) {
        Round round = new Round(database, chores, clock.instant());
        Set<String> interrupted = new HashSet<>();
        for (Optional<Ready> next = round.next(wanted);
                next.isPresent() && !performer.isStopping();
                next = round.next(wanted)) {
            interrupted.addAll(performer.perform(next.get()));
        }
        interrupted.addAll(round.interrupted());
        return interrupted;
    }

    /** What each job did last, what it failed on, and when it falls due next, within a month from now. */
    public List<JobStandings.Standing> standings(Handle db) {
        Map<Chore, Instant> next = new HashMap<>();
        new Agenda(database, 1)
                .ask(chores, clock.instant().plus(AHEAD))
                .forEach((chore, answer) -> answer.parts().stream()
                        .map(Due::at)
                        .min(Comparator.naturalOrder())
                        .ifPresent(at -> next.put(chore, at)));
        return JobStandings.of(db, chores, next);
    }

    /** The names by which work is started. */
    public Set<String> works() {
        return chores.stream().map(Chore::work).collect(Collectors.toSet());
    }

    /** When what is due by then and not done fell due first; nothing if nothing is. */
    public Optional<Instant> nextDue(Instant until) {
        return new Agenda(database, 1)
                .ask(chores, until).values().stream()
                        .flatMap(answer -> answer.parts().stream())
                        .map(Due::at)
                        .min(Comparator.naturalOrder());
    }

    /**
     * Puts the clock forward and does on the way what falls due, each at its time.
     *
     * @param to not earlier than the clock shows
     */
    public synchronized void advance(SettableClock settable, Instant to) {
        advance(settable, to, () -> {});
    }

    /**
     * As {@link #advance(SettableClock, Instant)}.
     *
     * @param keptFirst done before each step of the clock, so that what was promised is sent before its day has passed
     */
    public synchronized void advance(SettableClock settable, Instant to, Runnable keptFirst) {
        Round round = new Round(database, chores, to);
        for (Optional<Ready> next = round.next(chores); next.isPresent(); next = round.next(chores)) {
            if (next.get().at().isAfter(settable.instant())) {
                keptFirst.run();
                settable.set(next.get().at());
            }
            performer.perform(next.get());
        }
        keptFirst.run();
        settable.set(to);
        finished = Optional.of(to);
    }

    /**
     * Does parts of a chore before their day, because staff ask for it; when the day comes they are done already.
     *
     * @param more the parts still to do; asked again until there are none, or none but those tried before
     */
    public synchronized void early(Chore chore, Function<Handle, List<Due>> more) {
        Set<Due> tried = new HashSet<>();
        List<Due> parts = database.jdbi().withHandle(more::apply);
        while (tried.addAll(parts)) {
            performer.perform(new Ready(chore, parts));
            parts = database.jdbi().withHandle(more::apply);
        }
    }
}
