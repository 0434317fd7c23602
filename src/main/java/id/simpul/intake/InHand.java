package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.database.Rows;
import id.simpul.database.TimeLimit;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the request on which the hub dies (out of memory, say) however often it is started. After a run that did not end in good
 * order, what is in hand is noted before it is decided and taken off the list afterwards: what is still on the list at the next start
 * is decided alone, and what the hub died on twice is not decided again. A death is counted at the next start, so that trouble of the
 * database, in which nothing can be taken off the list, is no death.
 */
final class InHand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);
    private static final Duration CAREFUL = Duration.ofMinutes(10);
    private static final int ENOUGH = 2;
    private static final String REASON = "The hub came to its end each time it was to be decided";

    private final Database database;
    private final TimeLimit careful;

    private InHand(Database database, Duration careful) {
        this.database = database;
        this.careful = TimeLimit.in(careful);
    }

    /** Notes nothing. */
    static InHand unwatched(Database database) {
        return new InHand(database, Duration.ZERO);
    }

    /** The hub begins to run; it is careful for a while if its last run did not end in good order. */
    static InHand begin(Database database) {
        boolean inOrder = database.inTransaction(db -> {
            boolean ended = db.createQuery("select ended_in_order from last_run for update")
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(true);
            db.execute("""
                    insert into last_run (ended_in_order) values (false)
                    on conflict (only_row) do update set ended_in_order = false
                    """);
            return ended;
        });
        if (!inOrder) {
            database.useTransaction(
                    db -> db.execute("update requests_in_hand set deaths = deaths + 1, noted = false where noted"));
            LOG.warn("The hub did not come to its last end in good order; for a while it notes what it has in hand");
        }
        return new InHand(database, inOrder ? Duration.ZERO : CAREFUL);
    }

    /** The hub ends in good order. */
    @Override
    public void close() {
        database.useTransaction(db -> {
            db.execute("delete from requests_in_hand");
            db.execute("update last_run set ended_in_order = true");
        });
    }

    /** Has open cases decided, in their order. */
    List<Case> decide(List<Case> open, UnaryOperator<List<Case>> deciding) {
        if (careful.isOver()) {
            return deciding.apply(open);
        }
        Map<Key, Integer> suspects = database.jdbi().withHandle(InHand::suspects);
        List<Case> decided = new ArrayList<>();
        for (List<Case> piece : pieces(open, suspects)) {
            boolean inOrder = decided.stream().noneMatch(Case::isLeft);
            decided.addAll(inOrder ? watched(piece, suspects, deciding) : Halving.later(piece));
        }
        return decided;
    }

    /** Those with which a hub has died each by itself, the others together. */
    private static List<List<Case>> pieces(List<Case> open, Map<Key, Integer> suspects) {
        List<List<Case>> pieces = new ArrayList<>();
        boolean alone = true;
        for (Case one : open) {
            boolean suspect = suspects.containsKey(Key.of(one));
            if (suspect || alone) {
                pieces.add(new ArrayList<>());
            }
            pieces.get(pieces.size() - 1).add(one);
            alone = suspect;
        }
        return pieces;
    }

    private List<Case> watched(List<Case> piece, Map<Key, Integer> suspects, UnaryOperator<List<Case>> deciding) {
        if (suspects.getOrDefault(Key.of(piece.get(0)), 0) >= ENOUGH) {
            pardon(Key.of(piece.get(0)));
            LOG.error(
                    "A request of {} is set aside: {}", piece.get(0).incoming().partner(), REASON);
            return List.of(piece.get(0).failed(REASON));
        }
        List<Key> keys = piece.stream().map(Key::of).distinct().toList();
        database.useTransaction(db -> note(db, keys));
        try {
            return deciding.apply(piece);
        } finally {
            database.useTransaction(db -> forget(db, keys));
        }
    }

    /** When staff have it tried again, it is decided alone once more, and set aside again if the hub dies on it. */
    private void pardon(Key key) {
        database.useTransaction(db -> db.execute(
                "update requests_in_hand set deaths = 1 where partner = ? and fingerprint = ?",
                key.partner().value(),
                key.fingerprint()));
    }

    /** A request by what it says, since it may have no id. */
    private record Key(PartnerId partner, String fingerprint) {
        static Key of(Case one) {
            return new Key(one.incoming().partner(), one.opened().fingerprint().hex());
        }
    }

    private static Map<Key, Integer> suspects(Handle db) {
        return db.createQuery("select partner, fingerprint, deaths from requests_in_hand where deaths > 0")
                .map((row, context) -> Map.entry(
                        new Key(new PartnerId(row.getString("partner")), row.getString("fingerprint")),
                        row.getInt("deaths")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void note(Handle db, List<Key> keys) {
        String sql = """
                insert into requests_in_hand (partner, fingerprint)
                select partner, fingerprint from unnest(:partner, :fingerprint) as hand (partner, fingerprint)
                on conflict (partner, fingerprint) do update set noted = true
                """;
        Rows.bind(db.createUpdate(sql), Key.class, keys).execute();
    }

    private static void forget(Handle db, List<Key> keys) {
        String sql = """
                delete from requests_in_hand
                 using unnest(:partner, :fingerprint) as hand (partner, fingerprint)
                 where requests_in_hand.partner = hand.partner and requests_in_hand.fingerprint = hand.fingerprint
                """;
        Rows.bind(db.createUpdate(sql), Key.class, keys).execute();
    }
}
