package id.simpul.agenda;

import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.delivery.Outbox;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.policy.Policies;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due and not done, in the order in which it fell due and as of that time: after ten days of downtime the same as
 * if there had been none. A part on which the hub fails is set aside until the next day's run and holds nothing up.
 */
public final class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int PARTS = 250;
    /** The jobs of each work that can be started on its own. */
    private static final Map<String, Set<String>> WORKS = Map.of(
            "rotation.plan", Set.of("rotation.plan"),
            "rotation.announce", Set.of("rotation.announce"),
            "rotation.exchange", Set.of("rotation.due"),
            "rotation.summary", Set.of("rotation.summary"));

    private final Database database;
    private final Policies policies;
    private final List<Chore> chores;
    private final Outbox outbox;
    private final Clock clock;

    public DueWork(Database database, Policies policies, List<Chore> chores, Outbox outbox, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.chores = List.copyOf(chores);
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Does everything due by now. One run at a time: a second one waits for the first, and finds nothing left. */
    public synchronized void run() {
        database.useTransaction(Jobs::forgetFailures);
        Round round = new Round();
        Instant until = clock.instant();
        for (Optional<Ready> next = round.next(until); next.isPresent(); next = round.next(until)) {
            perform(next.get());
        }
    }

    /**
     * Does what is due by now of one work, and before it whatever fell due earlier: who starts what makes no difference to the
     * order. What falls due after it is left to the next run.
     *
     * @throws IllegalArgumentException if there is no such work
     */
    public synchronized void run(String work) {
        if (!WORKS.containsKey(work)) {
            throw new IllegalArgumentException("There is no work " + work + "; write one of " + WORKS.keySet());
        }
        Round round = new Round();
        Instant until = clock.instant();
        while (round.isDue(WORKS.get(work), until)) {
            round.next(until).ifPresent(this::perform);
        }
    }

    /**
     * Puts the clock forward and does on the way what falls due, each at its time.
     *
     * @param to not earlier than the clock shows
     */
    public synchronized void advance(SettableClock settable, Instant to) {
        Round round = new Round();
        for (Optional<Ready> next = round.next(to); next.isPresent(); next = round.next(to)) {
            if (next.get().at().isAfter(settable.instant())) {
                settable.set(next.get().at());
            }
            perform(next.get());
        }
        settable.set(to);
    }

    /**
     * Does parts of a chore before their day, because staff ask for it; when the day comes they are done already.
     *
     * @param more the parts still to do; asked again until there are none
     */
    public synchronized void early(Chore chore, Function<Handle, List<Due>> more) {
        Round round = new Round();
        Ready next = new Ready(chore, database.jdbi().withHandle(more::apply));
        while (!next.parts().isEmpty() && round.isNew(next)) {
            perform(round.begun(next));
            next = new Ready(chore, database.jdbi().withHandle(more::apply));
        }
    }

    /** One run's way through what is due; a chore that names again what was just tried is left alone until the next run. */
    private final class Round {
        private final Set<Due> tried = new HashSet<>();
        private final Set<Chore> stuck = new HashSet<>();

        /** The chore whose work fell due first. */
        Optional<Ready> next(Instant until) {
            return database.jdbi()
                    .withHandle(db -> chores.stream()
                            .filter(chore -> !stuck.contains(chore))
                            .map(chore -> new Ready(chore, chore.next(db, until, PARTS)))
                            .filter(ready -> !ready.parts().isEmpty() && isNew(ready))
                            .min(Comparator.comparing(Ready::at)))
                    .map(this::begun);
        }

        boolean isDue(Set<String> jobs, Instant until) {
            return database.jdbi().withHandle(db -> chores.stream()
                    .filter(chore -> !stuck.contains(chore))
                    .flatMap(chore -> chore.next(db, until, 1).stream())
                    .anyMatch(due -> jobs.contains(due.job()) && !tried.contains(due)));
        }

        private boolean isNew(Ready ready) {
            boolean known = tried.containsAll(ready.parts());
            if (known) {
                LOG.error("{} is not done though it was tried; it waits for the next run", ready.job());
                stuck.add(ready.chore());
            }
            return !known;
        }

        private Ready begun(Ready ready) {
            tried.addAll(ready.parts());
            return ready;
        }
    }

    private void perform(Ready ready) {
        try {
            perform(ready.chore(), ready.parts());
        } catch (RuntimeException e) {
            if (Database.isTrouble(e)) {
                throw e;
            }
            LOG.warn(
                    "{} parts of {} failed together; trying one by one",
                    ready.parts().size(),
                    ready.job(),
                    e);
            ready.parts().forEach(part -> performAlone(ready.chore(), part));
        }
    }

    private void performAlone(Chore chore, Due part) {
        try {
            perform(chore, List.of(part));
        } catch (RuntimeException e) {
            if (Database.isTrouble(e)) {
                throw e;
            }
            LOG.error("{} {} {} failed and is tried again tomorrow", part.job(), part.period(), part.part(), e);
            database.useTransaction(
                    db -> Jobs.fail(db, part, clock.instant(), e.getClass().getSimpleName()));
        }
    }

    private void perform(Chore chore, List<Due> parts) {
        database.useTransaction(db -> {
            List<Due> claimed = Jobs.claim(db, parts, clock.instant());
            if (!claimed.isEmpty()) {
                record(
                        db,
                        chore.perform(db, claimed, policies.asOf(claimed.get(0).at())));
            }
        });
    }

    private void record(Handle db, Deed deed) {
        Instant now = clock.instant();
        List<Event> events = deed.effects().stream()
                .flatMap(effect -> effect.events().stream())
                .toList();
        Events.append(db, events, now);
        outbox.promise(db, deed.notices(), now);
    }

    private record Ready(Chore chore, List<Due> parts) {
        Instant at() {
            return parts.get(0).at();
        }

        String job() {
            return parts.get(0).job();
        }
    }
}
