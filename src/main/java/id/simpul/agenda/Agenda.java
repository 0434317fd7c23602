package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Question.Row;
import id.simpul.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks chores what is due: all in one statement, and only those by themselves that have to look further. If the one statement fails,
 * each is asked by itself, so that only the one is left out whose fault it is.
 */
final class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    /** Parts that are done in lots are asked for by so many times as many: asking looks through all that is due. */
    private static final int LOTS = 8;

    private final Database database;
    private final int most;

    /**
     * @param most how many parts are done in one transaction
     */
    Agenda(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    /** What a chore answered, or why it could not. */
    record Answer(List<Due> parts, Optional<RuntimeException> fault) {}

    /**
     * What each is to do first.
     *
     * @throws RuntimeException if the database is away
     */
    Map<Chore, Answer> ask(Collection<Chore> chores, Instant until) {
        Map<Chore, Answer> answers = new LinkedHashMap<>();
        together(chores, until).forEach((chore, parts) -> answers.put(chore, new Answer(parts, Optional.empty())));
        chores.stream()
                .filter(chore -> !answers.containsKey(chore))
                .forEach(chore -> answers.put(chore, alone(chore, until)));
        return answers;
    }

    /** The answers of those who need not look further. */
    private Map<Chore, List<Due>> together(Collection<Chore> chores, Instant until) {
        Map<Chore, Question> questions = new LinkedHashMap<>();
        Map<Chore, List<Due>> answers = new LinkedHashMap<>();
        try {
            chores.forEach(
                    chore -> chore.question(until, most(chore)).ifPresent(question -> questions.put(chore, question)));
            List<List<Row>> found =
                    database.jdbi().withHandle(db -> Question.found(db, new ArrayList<>(questions.values())));
            int next = 0;
            for (Map.Entry<Chore, Question> asked : questions.entrySet()) {
                asked.getValue()
                        .answer()
                        .apply(found.get(next++))
                        .ifPresent(parts -> answers.put(asked.getKey(), parts));
            }
        } catch (RuntimeException e) {
            rethrowIfAway(e);
            LOG.warn("{} chores cannot be asked together; each is asked by itself", questions.size(), e);
            answers.clear();
        }
        return answers;
    }

    /** Each in a session of its own: one that ends in the midst of a question takes no other question along. */
    private Answer alone(Chore chore, Instant until) {
        try {
            return new Answer(database.jdbi().withHandle(db -> chore.next(db, until, most(chore))), Optional.empty());
        } catch (RuntimeException e) {
            rethrowIfAway(e);
            return new Answer(List.of(), Optional.of(e));
        }
    }

    /** How many of its parts a chore is asked for. */
    int most(Chore chore) {
        return chore.lot() == Integer.MAX_VALUE ? most : LOTS * most;
    }

    private void rethrowIfAway(RuntimeException e) {
        if (database.isAway(e)) {
            throw e;
        }
    }
}
