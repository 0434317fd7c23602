package id.simpul.exchange;

import id.simpul.agenda.Mornings;
import id.simpul.catalogue.SpellingChore;
import id.simpul.catalogue.TitleKey;
import id.simpul.database.Rows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Renews the keys of wants that were made by an earlier way of writing titles alike, and with them those by which pairs under way
 * remember what they are for.
 */
final class WantSpelling {
    private WantSpelling() {}

    /** A want as it is stored, and as it is compared now. */
    record Row(String partner, String exchange, String old, Wanted want) {
        Optional<String> number() {
            return want.spelling().number();
        }
    }

    static SpellingChore chore(Mornings mornings) {
        return new SpellingChore(
                mornings,
                "exchange.spelling",
                Set.of("exchange_wants", "exchange_pairs"),
                """
                select partner || ' ' || exchange || ' ' || key as part, null as period, null::date as due_on
                  from exchange_wants
                 where key_version < :version
                 order by key_version, partner, exchange, key
                 limit 1
                """,
                (db, most, at) -> respell(db, most));
    }

    private static void respell(Handle db, int most) {
        List<Row> rows = old(db, most);
        renewHostPairs(db, rows);
        renewPartnerPairs(db, rows);
        forgetTwins(db, rows);
        renew(db, rows);
    }

    /** Where two titles have become one, one pair keeps its place and the other its old key. */
    private static void renewHostPairs(Handle db, List<Row> rows) {
        Rows.bind(db.createUpdate("""
                        update exchange_pairs
                           set host_want = new.key
                          from (select distinct on (key) old, key from unnest(:old, :want.key) as given (old, key)
                                 order by key, old) as new
                         where exchange_pairs.host_want = new.old and new.old <> new.key
                           and exchange_pairs.state not in ('declined', 'closed')
                           and not exists (select from exchange_pairs as other
                                            where other.host_want = new.key and other.state not in ('declined', 'closed'))
                        """), Row.class, rows).execute();
    }

    private static void renewPartnerPairs(Handle db, List<Row> rows) {
        Rows.bind(db.createUpdate("""
                        update exchange_pairs
                           set partner_want = new.key
                          from (select distinct on (partner, key) partner, old, key
                                  from unnest(:partner, :old, :want.key) as given (partner, old, key)
                                 order by partner, key, old) as new
                         where exchange_pairs.partner = new.partner and exchange_pairs.partner_want = new.old
                           and new.old <> new.key and exchange_pairs.state <> 'closed'
                           and (exchange_pairs.state = 'declined'
                                or not exists (select from exchange_pairs as other
                                                where other.partner = new.partner and other.partner_want = new.key
                                                  and other.state not in ('declined', 'closed')))
                        """), Row.class, rows).execute();
    }

    private static void renew(Handle db, List<Row> rows) {
        Rows.bind(db.createUpdate("""
                        update exchange_wants
                           set key = new.key, plain = new.plain, number = new.number, key_version = :version
                          from unnest(:partner, :exchange, :old, :want.key, :want.spelling.plain, :number)
                               as new (partner, exchange, old, key, plain, number)
                         where exchange_wants.partner = new.partner and exchange_wants.exchange = new.exchange
                           and exchange_wants.key = new.old
                        """), Row.class, rows)
                .bind("version", TitleKey.VERSION)
                .execute();
    }

    private static List<Row> old(Handle db, int most) {
        return db.createQuery("""
                        select partner, exchange, key, title, isbn from exchange_wants
                         where key_version < :version
                         order by key_version, partner, exchange, key
                         limit :most
                           for update
                        """)
                .bind("version", TitleKey.VERSION)
                .bind("most", most)
                .map((row, context) -> new Row(
                        row.getString("partner"),
                        row.getString("exchange"),
                        row.getString("key"),
                        Wanted.of(new Want(row.getString("title"), Optional.ofNullable(row.getString("isbn"))))))
                .list();
    }

    /** Titles that are one by the new way are wanted once. */
    private static void forgetTwins(Handle db, List<Row> rows) {
        Rows.bind(db.createUpdate("""
                        delete from exchange_wants
                         using (select partner, exchange, old, key,
                                       row_number() over (partition by partner, exchange, key order by old) as nth
                                  from unnest(:partner, :exchange, :old, :want.key) as new (partner, exchange, old, key)) as new
                         where exchange_wants.partner = new.partner and exchange_wants.exchange = new.exchange
                           and exchange_wants.key = new.old
                           and (new.nth > 1
                                or exists (select from exchange_wants as other
                                            where other.partner = new.partner and other.exchange = new.exchange
                                              and other.key = new.key and other.key <> new.old
                                              and other.key_version >= :version))
                        """), Row.class, rows)
                .bind("version", TitleKey.VERSION)
                .execute();
    }
}
