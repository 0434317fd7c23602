package id.simpul.administration;

import id.simpul.policy.PolicyChange;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What staff changed in the policy, kept for ever: the policy of any day can be made again from these and the file. */
final class PolicyChanges {
    private static final int MOST = 10_000;

    private PolicyChanges() {}

    /** All of them, the oldest first. */
    static List<PolicyChange> all(Handle db) {
        return db.createQuery("""
                        select number, at, by_whom, reason, versions from policy_changes
                        order by number limit :most
                        """)
                .bind("most", MOST)
                .map((row, context) -> new PolicyChange(
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_whom"),
                        row.getString("reason"),
                        row.getString("versions")))
                .list();
    }

    static void keep(Handle db, PolicyChange change) {
        db.createUpdate("""
                        insert into policy_changes (at, by_whom, reason, versions)
                        values (:at, :by, :reason, :versions)
                        """)
                .bind("at", change.at())
                .bind("by", change.by())
                .bind("reason", change.reason())
                .bind("versions", change.text())
                .execute();
    }
}
