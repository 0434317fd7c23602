package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.database.DatabaseTrouble;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through what is due. What a chore has answered holds until something is done to the tables it looks at. Requests
 * are decided meanwhile, too: who is to do something is asked again if others have done something since, and at the end all are.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final int PARTS = 250;

    private final Agenda agenda;
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
        this.agenda = new Agenda(database, PARTS);
        this.chores = chores;
        this.until = until;
    }

    /**
     * What fell due first of all, as long as any of the wanted chores has something to do; whoever asks does it. As long as none
     * has, no other is asked.
     *
     * @param wanted what other chores have to do is done only where it fell due before what these have to do
     */
    Optional<Ready> next(Collection<Chore> wanted) {
        for (ask(wanted); isAnyDue(wanted); ask(wanted)) {
            ask(chores);
            Optional<Ready> first = first(wanted);
            if (first.isPresent() && !old.contains(first.get().chore())) {
                begin(first.get());
                return first;
            }
            first.ifPresent(ready -> answers.remove(ready.chore()));
        }
        return isAsNew(wanted) ? Optional.empty() : next(wanted);
    }

    /** For the end no old answer is relied on: those that were given before the last deed are asked for again. */
    private boolean isAsNew(Collection<Chore> wanted) {
        Set<Chore> doubtful = new HashSet<>(wanted);
        doubtful.retainAll(old);
        answers.keySet().removeAll(doubtful);
        return doubtful.isEmpty();
    }

    private boolean isAnyDue(Collection<Chore> wanted) {
        return wanted.stream().map(answers::get).anyMatch(Ready::isDue);
    }

    Set<String> interrupted() {
        return Set.copyOf(interrupted);
    }

    private Optional<Ready> first(Collection<Chore> wanted) {
        return isAnyDue(wanted)
                ? chores.stream().map(answers::get).filter(Ready::isDue).min(Comparator.comparing(Ready::at))
                : Optional.empty();
    }

    /** Asks those of them of whom no answer holds. */
    private void ask(Collection<Chore> some) {
        List<Chore> open =
                some.stream().filter(chore -> !answers.containsKey(chore)).toList();
        List<Chore> asked =
                open.stream().filter(chore -> !stuck.contains(chore)).toList();
        Map<Chore, Agenda.Answer> given = asked.isEmpty() ? Map.of() : agenda.ask(asked, until);
        open.forEach(chore -> {
            List<Due> parts = Optional.ofNullable(given.get(chore))
                    .map(answer -> parts(chore, answer))
                    .orElse(List.of());
            answers.put(chore, new Ready(chore, parts));
            old.remove(chore);
        });
    }

    private List<Due> parts(Chore chore, Agenda.Answer answer) {
        Optional<RuntimeException> fault = answer.fault();
        if (fault.isPresent()) {
            if (DatabaseTrouble.isInterruption(fault.get())) {
                interrupted.add(chore.job());
            }
            LOG.error("{} fails when asked what is due; it waits for the next run", chore.job(), fault.get());
        } else if (answer.parts().isEmpty() || !tried.containsAll(answer.parts())) {
            return answer.parts();
        } else {
            LOG.error("{} is not done though it was tried; it waits for the next run", chore.job());
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
