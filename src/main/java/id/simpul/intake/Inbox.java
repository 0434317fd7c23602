package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.database.PlannedOnce;
import id.simpul.database.Rows;
import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Reply;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The idempotent receiver: a partner's id is an idempotency key and names a request for ever. What is known already is answered as before, and the same
 * id with another body is a conflict.
 */
public final class Inbox {
    private final Database database;

    public Inbox(Database database) {
        this.database = database;
    }

    /** Answers what was asked before; one query for the whole batch. */
    public List<Case> setAsideKnown(List<Case> cases) {
        return cases.stream().map(Case::key).allMatch(Optional::isEmpty)
                ? cases
                : database.jdbi().withHandle(db -> setAsideKnown(db, cases));
    }

    /** The same in a transaction that is running. */
    static List<Case> setAsideKnown(Handle db, List<Case> cases) {
        List<RequestKey> keys =
                cases.stream().map(Case::key).flatMap(Optional::stream).toList();
        if (keys.isEmpty()) {
            return cases;
        }
        Map<RequestKey, Known> known = known(db, keys);
        return known.isEmpty()
                ? cases
                : cases.stream().map(one -> answerIfKnown(one, known)).toList();
    }

    private static Case answerIfKnown(Case one, Map<RequestKey, Known> known) {
        return one.key()
                .map(known::get)
                .map(before -> before.fingerprint().equals(one.opened().fingerprint())
                        ? one.replied(before.reply())
                        : one.conflicting())
                .orElse(one);
    }

    private static Map<RequestKey, Known> known(Handle db, List<RequestKey> keys) {
        String sql = "select partner, id, fingerprint, reply_id, event from requests_known(:partner, :id)";
        Map<RequestKey, Known> known = new HashMap<>();
        Rows.bind(PlannedOnce.of(db.createQuery(sql)), RequestKey.class, keys)
                .map((row, context) -> known(row))
                .forEach(one -> known.put(one.key(), one));
        return known;
    }

    private static Known known(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Known(
                new RequestKey(new PartnerId(row.getString("partner")), id),
                new Fingerprint(row.getString("fingerprint")),
                new Reply(row.getString("reply_id"), id, row.getString("event")));
    }

    /** A request that was answered before. */
    private record Known(RequestKey key, Fingerprint fingerprint, Reply reply) {}
}
