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
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through what is due. What a chore has answered holds until something is done to the tables it looks at; what
 * requests do meanwhile is seen at the end at the latest, when all are asked again whose answers are older than the last deed.
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
        if (!isAnyDue(wanted) && !old.isEmpty()) {
            answers.keySet().removeAll(Set.copyOf(old));
            ask();
        }
        if (!isAnyDue(wanted)) {
            return Optional.empty();
        }
        Optional<Ready> first =
                chores.stream().map(answers::get).filter(Ready::isDue).min(Comparator.comparing(Ready::at));
        first.ifPresent(this::begin);
        return first;
    }

    private boolean isAnyDue(Collection<Chore> wanted) {
        return wanted.stream().map(answers::get).anyMatch(Ready::isDue);
    }

    /** Asks those of whom no answer holds. */
    private void ask() {
        database.jdbi().useHandle(db -> chores.stream()
                .filter(chore -> !answers.containsKey(chore))
                .forEach(chore -> {
                    answers.put(chore, new Ready(chore, ask(db, chore)));
                    old.remove(chore);
                }));
    }

    private List<Due> ask(Handle db, Chore chore) {
        if (stuck.contains(chore)) {
            return List.of();
        }
        try {
            List<Due> parts = chore.next(db, until, PARTS);
            if (parts.isEmpty() || !tried.containsAll(parts)) {
                return parts;
            }
            LOG.error("{} is not done though it was tried; it waits for the next run", chore.job());
        } catch (RuntimeException e) {
            if (Database.isTrouble(e)) {
                throw e;
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
