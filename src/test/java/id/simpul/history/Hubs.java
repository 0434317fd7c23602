package id.simpul.history;

import id.simpul.administration.AdministrationFeature;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Courier.Arrived;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.PolicyChange;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The hubs that run one after the other on a library's database: whoever asks one for something asks again when it fails or dies. */
final class Hubs implements AutoCloseable {
    private static final int PATIENCE = 8;

    private final Database database;
    private final Policies policies;
    private final Clock clock;
    private final Played played;
    private final Consumer<Arrived> door;
    private Hub hub;

    /**
     * @param door is given what they deliver
     */
    Hubs(Database database, Policies policies, Clock clock, Played played, Consumer<Arrived> door) {
        this.database = database;
        this.policies = policies;
        this.clock = clock;
        this.played = played;
        this.door = door;
        this.hub = start();
    }

    /** The one that has the database. */
    Hub now() {
        return hub;
    }

    private Hub start() {
        Database own = TestDatabase.again(database);
        return new Hub(own, own.lease(), policies, clock, door);
    }

    /** The hub ends, and another begins. */
    void restart() {
        hub.close();
        hub = start();
        played.count("the hub starts again");
    }

    /** Another hub takes the database while this one stands still; it does not know. */
    private void replace() {
        endLease();
        hub.faults().isReplaced();
        hub = start();
        played.count("another hub takes over");
    }

    /** The connection of the lock breaks, as when a machine stands still. */
    private void endLease() {
        database.useTransaction(db -> db.select("""
                select pg_terminate_backend(l.pid, 5000) from pg_locks l
                 where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid = 29545
                   and l.database = (select oid from pg_database where datname = current_database())""").mapToMap().list());
    }

    /** What goes wrong with the hub that there is, until it is over. */
    void meets(Mishap mishap) {
        if (mishap.kind() == Mishap.Kind.QUEUES_AWAY) {
            hub.courier().away(mishap.place());
        }
        mishap.kind().fault().ifPresent(fault -> hub.faults().arm(fault, mishap.place(), this::replace));
    }

    /** It is over. */
    void meetsNothing() {
        hub.courier().there();
        hub.faults().disarm();
    }

    /** Has the hub do something until it is done, by whichever hub there is: whoever asks it asks again when it fails or dies. */
    void withHub(Consumer<Hub> work) {
        for (int attempt = 1; !isDone(work); attempt++) {
            if (attempt == PATIENCE) {
                throw new Untrue("The hub does not get on with it");
            }
        }
    }

    private boolean isDone(Consumer<Hub> work) {
        Hub used = hub;
        try {
            work.accept(used);
            if (used == hub && !used.faults().isDead()) {
                return true;
            }
        } catch (Untrue e) {
            throw e;
        } catch (RuntimeException e) {
            if (!used.faults().hasFired()) {
                throw e;
            }
            played.count("the hub fails");
        }
        if (used != hub) {
            isPutOut(used, work);
        } else if (used.faults().isDead()) {
            restart();
        }
        return false;
    }

    /** A hub that was replaced wakes, and can do nothing. */
    private static void isPutOut(Hub before, Consumer<Hub> work) {
        try (before) {
            work.accept(before);
        } catch (Untrue e) {
            throw e;
        } catch (RuntimeException e) {
            return;
        }
        throw new Untrue("A hub that was replaced goes on when it wakes");
    }

    /** Whoever answers has the database. */
    void answers(Hub there) {
        if (there != hub) {
            throw new Untrue("A hub that was replaced while it worked answers as if it were not");
        }
    }

    /** Another hub takes over between two steps. */
    void takeOver() {
        Hub before = hub;
        replace();
        isPutOut(before, Hub::work);
    }

    /** What is in force is what staff have set. */
    void isByTheRules() {
        List<Long> set = database.inTransaction(AdministrationFeature::policyChanges).stream()
                .map(PolicyChange::number)
                .toList();
        List<Long> inForce =
                policies.changes().stream().map(PolicyChange::number).toList();
        if (!set.equals(inForce)) {
            throw new Untrue("The changes of the policy " + set + " are set, and the hub goes by " + inForce);
        }
        int imported =
                database.inTransaction(AdministrationFeature::importedCalendars).size();
        int known = hub.calendars().latestVersion() - Calendars.shipped().latestVersion();
        if (imported != known) {
            throw new Untrue(imported + " calendars are imported, and the hub goes by " + known);
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
