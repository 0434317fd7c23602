package id.simpul.rotation.planning;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Effects;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Quarters to be planned again, in the database. */
final class Replans {
    private Replans() {}

    /** Those with batches of which no list was told yet. */
    static List<Quarter> planned(Handle db) {
        return db.createQuery("select distinct quarter from batches where state = 'planned'")
                .mapTo(String.class)
                .map(Quarter::parse)
                .list();
    }

    static void write(Handle db, List<Decided> decided) {
        for (PlanWanted wanted : Effects.of(decided, PlanWanted.class)) {
            PlanApprovals.withdraw(db, wanted.quarter());
            db.createUpdate("""
                            insert into rotation_replans (quarter, asked_at) values (:quarter, :at) on conflict do nothing
                            """)
                    .bind("quarter", wanted.quarter().toString())
                    .bind("at", decided.get(decided.size() - 1).at())
                    .execute();
        }
    }

    /** What was wished until then; who wishes it later means what the hub did not know yet. */
    static void done(Handle db, Quarter quarter, Instant until) {
        db.createUpdate("delete from rotation_replans where quarter = :quarter and asked_at <= :until")
                .bind("quarter", quarter.toString())
                .bind("until", until)
                .execute();
    }

    /** The batches of a quarter that may still be changed. */
    static List<String> open(Handle db, Quarter quarter) {
        return db.createQuery("select id from batches where quarter = :quarter and state = 'planned' order by id")
                .bind("quarter", quarter.toString())
                .mapTo(String.class)
                .list();
    }
}
