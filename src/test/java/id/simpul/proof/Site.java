package id.simpul.proof;

import id.simpul.client.Doors;
import id.simpul.database.Database;
import id.simpul.journey.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Hubs and what they stand on, and what can go wrong there. */
interface Site extends AutoCloseable {
    /** The reference of each effect in the tables. */
    String EFFECTS = "select id from exchange_gifts union all select id from announcements";

    String SET_ASIDE = "select request_id from failures where state = 'open' and request_id is not null order by seq";

    /** The id of each request that is decided or on which the hub failed, and how a reply stands that could not be sent at once. */
    String KNOWN = """
            select r.id, 'decided' || coalesce(', reply ' || d.state || ': ' || d.last_error, '') as what
              from requests r left join deliveries d on d.reply = r.reply
            union all
            select request_id, 'failed, ' || state || ': ' || reason from failures where request_id is not null
            """;

    /** Something that goes wrong, and is over when it returns; what it ended may still be down then. */
    interface Fault {
        void strike() throws Exception;
    }

    /** Awaits something, whatever becomes meanwhile of the threads of clients whose connections break. */
    static ConditionFactory within(Duration patience) {
        return Awaitility.await().dontCatchUncaughtExceptions().atMost(patience);
    }

    /**
     * By names that a history can bear.
     *
     * @param allowance of the clients, more of which is given where a fault waits for a request
     */
    Map<String, Fault> faults(Allowance allowance);

    /** Where partners' systems reach the hub that works now. */
    Doors doors();

    Member add(String partner) throws Exception;

    /** Whether a hub or what it stands on has ended, and nobody has started it again. */
    boolean hasEnded();

    /** Waits until a hub works again, after what has ended is started again, as a service manager does. */
    void recover() throws Exception;

    /** The hub's database, to be closed by who asks for it. */
    Database database() throws IOException;

    /** The reference of each effect in the tables. */
    default List<String> effects() throws IOException {
        return list(EFFECTS);
    }

    /** The ids of requests on which the hub failed, and which nobody has had tried again. */
    default List<String> setAside() throws IOException {
        return list(SET_ASIDE);
    }

    private List<String> list(String sql) throws IOException {
        try (Database database = database()) {
            return database.inTransaction(
                    db -> db.select(sql).mapTo(String.class).list());
        }
    }

    /** By the ids of requests, what the hub has of each: whether it is decided, and what is owed of its reply. */
    default Map<String, String> known() throws IOException {
        Map<String, String> known = new HashMap<>();
        try (Database database = database()) {
            database.useTransaction(db -> db.select(KNOWN)
                    .map((row, context) -> known.put(row.getString("id"), row.getString("what")))
                    .list());
        }
        return known;
    }

    /** Of the hub that works now. */
    Path home();

    /** The last that each hub has said. */
    List<String> said();

    @Override
    void close() throws IOException;
}
