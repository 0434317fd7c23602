package id.simpul.rotation.planning;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Effects;
import id.simpul.policy.Quarter;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Which quarters' plans were looked through, in the database. */
final class PlanApprovals {
    private PlanApprovals() {}

    static List<Quarter> all(Handle db) {
        return db.createQuery("select quarter from plan_approvals")
                .mapTo(String.class)
                .map(Quarter::parse)
                .list();
    }

    /** Those with batches, announced or not. */
    static List<Quarter> planned(Handle db) {
        return db.createQuery("select distinct quarter from batches where state <> 'cancelled'")
                .mapTo(String.class)
                .map(Quarter::parse)
                .list();
    }

    static void write(Handle db, List<Decided> decided) {
        for (PlanApproved approved : Effects.of(decided, PlanApproved.class)) {
            db.createUpdate("""
                            insert into plan_approvals (quarter, approved_on, approved_by) values (:quarter, :on, :by)
                            on conflict do nothing
                            """)
                    .bind("quarter", approved.quarter().toString())
                    .bind("on", approved.on())
                    .bind("by", approved.by())
                    .execute();
        }
    }

    /** A plan that is made again, or to which batches are added, has been looked through by nobody. */
    static void withdraw(Handle db, Quarter quarter) {
        db.createUpdate("delete from plan_approvals where quarter = :quarter")
                .bind("quarter", quarter.toString())
                .execute();
    }
}
