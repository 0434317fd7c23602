package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through what is due. What a chore has answered holds until something is done to the tables it looks at. Requests
 * are decided meanwhile, too: who is to do something is asked again if others have done something since, and at the end all are.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int PARTS = 250;

    private final Database database;
    private final List<Chore> chores;
    private final Instant until;
    private final Map<Chore, Ready> answers = new HashMap<>();
    /** Those whose answers were given before the last deed. */
    private final Set<Chore> old = new HashSet<>();

    private final Set<Due> tried = new HashSet<>();
    /** Those that are left alone until the next run: they cannot be asked, or name again what was just tried. */
    private final Set<Chore> stuck = new HashSet<>();
    /** Jobs that were interrupted when asked what is due, as by a lock that somebody held. */
    private final Set<String> interrupted = new HashSet<>();

    /**
     * @param chores in the order in which they are done when they fall due at the same time
     */
    Round(Database database, List<Chore> chores, Instant until) {
        this.database = database;
        this.chores = chores;
        this.until = until;
    }

    /**
     * What fell due first of all, as long as any of the wanted chores has something to do; whoever asks does it.
     *
     * @param wanted what other chores have to do is done only where it fell due before what these have to do
     */
    Optional<Ready> next(Collection<Chore> wanted) {
        ask();
        Optional<Ready> first = first(wanted);
        for (Set<Chore> doubtful = doubtful(first); !doubtful.isEmpty(); doubtful = doubtful(first)) {
            answers.keySet().removeAll(doubtful);
            ask();
            first = first(wanted);
        }
        first.ifPresent(this::begin);
        return first;
    }

    Set<String> interrupted() {
        return Set.copyOf(interrupted);
    }

    private Optional<Ready> first(Collection<Chore> wanted) {
        return wanted.stream().map(answers::get).noneMatch(Ready::isDue)
                ? Optional.empty()
                : chores.stream().map(answers::get).filter(Ready::isDue).min(Comparator.comparing(Ready::at));
    }

    /** Whose old answers are not to be relied on: of who is to do something, and for the end, of all. */
    private Set<Chore> doubtful(Optional<Ready> first) {
        return old.stream()
                .filter(chore -> first.isEmpty() || first.get().chore().equals(chore))
                .collect(Collectors.toSet());
    }

    /** Asks those of whom no answer holds. */
    private void ask() {
        chores.stream().filter(chore -> !answers.containsKey(chore)).forEach(chore -> {
            answers.put(chore, new Ready(chore, ask(chore)));
            old.remove(chore);
        });
    }

    /** Each in a session of its own: one that ends in the midst of a question takes no other question along. */
    private List<Due> ask(Chore chore) {
        if (stuck.contains(chore)) {
            return List.of();
        }
        try {
            List<Due> parts = database.jdbi().withHandle(db -> chore.next(db, until, PARTS));
            if (parts.isEmpty() || !tried.containsAll(parts)) {
                return parts;
            }
            LOG.error("{} is not done though it was tried; it waits for the next run", chore.job());
        } catch (RuntimeException e) {
            if (database.isAway(e)) {
                throw e;
            }
            if (Database.isInterruption(e)) {
                interrupted.add(chore.job());
            }
            LOG.error("{} fails when asked what is due; it waits for the next run", chore.job(), e);
        }
        stuck.add(chore);
        return List.of();
    }

    /** From here on the answers of those are void who look at what this is going to change. */
    private void begin(Ready ready) {
        tried.addAll(ready.parts());
        Set<String> changed = ready.chore().writes();
        answers.keySet()
                .removeIf(chore -> chore.equals(ready.chore()) || !Collections.disjoint(chore.reads(), changed));
        old.addAll(answers.keySet());
    }
}
