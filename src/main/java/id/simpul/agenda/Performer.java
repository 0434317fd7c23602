package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.database.DatabaseTrouble;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is ready: lot by lot, and of a lot that failed each part by itself, so that only those are set aside on which it fails. */
final class Performer {
    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);
    private static final int ENOUGH = 3;

    private final Database database;
    private final Doing doing;
    private final Clock clock;
    private volatile boolean stopping;

    Performer(Database database, Doing doing, Clock clock) {
        this.database = database;
        this.doing = doing;
        this.clock = clock;
    }

    /** Nothing more is begun after the part in hand. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Does these parts; those on which it fails are set aside.
     *
     * @return the jobs of those that were interrupted, as by a lock that somebody held
     * @throws RuntimeException if the database is away
     */
    Set<String> perform(Ready ready) {
        Set<String> interrupted = new HashSet<>();
        SideBySide lots = new SideBySide(lot -> doing.perform(lot.chore(), lot.parts()), () -> stopping);
        for (SideBySide.Failed failed : lots.perform(ready)) {
            rethrowIfAway(failed.why());
            LOG.warn(
                    "{} parts of {} failed together ({}); trying one by one",
                    failed.ready().parts().size(),
                    failed.ready().chore().job(),
                    failed.why().getClass().getSimpleName());
            interrupted.addAll(performEach(failed.ready()));
        }
        return interrupted;
    }

    /** Some parts that are interrupted one after the other are enough: each may have waited long. */
    private Set<String> performEach(Ready ready) {
        Set<String> interrupted = new HashSet<>();
        int inARow = 0;
        for (Due part : ready.parts()) {
            if (stopping) {
                break;
            }
            if (inARow >= ENOUGH) {
                setAside(part, "InterruptedLikeOthers");
            } else if (wasInterrupted(ready.chore(), part)) {
                interrupted.add(part.job());
                inARow++;
            } else {
                inARow = 0;
            }
        }
        return interrupted;
    }

    private boolean wasInterrupted(Chore chore, Due part) {
        try {
            doing.perform(chore, List.of(part));
            return false;
        } catch (RuntimeException e) {
            rethrowIfAway(e);
            LOG.error("{} {} {} failed and is tried again later", part.job(), part.period(), part.part(), e);
            setAside(part, e.getClass().getSimpleName());
            return DatabaseTrouble.isInterruption(e);
        }
    }

    private void setAside(Due part, String why) {
        database.useTransaction(db -> Jobs.fail(db, part, clock.instant(), why));
    }

    /** Without a database there is nothing to go on with; one chore's trouble with it stops no other. */
    private void rethrowIfAway(RuntimeException e) {
        if (database.isAway(e)) {
            throw e;
        }
    }
}
