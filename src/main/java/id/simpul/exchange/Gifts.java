package id.simpul.exchange;

import id.simpul.catalogue.Loans;
import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Gifts in the database, apart from exchanges. */
final class Gifts {
    private Gifts() {}

    /** Those of these who take part in exchanges now, by the names that were given. */
    static Map<String, PartnerId> partners(Handle db, Collection<String> names) {
        return db
                .createQuery("""
                        select asked.name, partners.id
                          from unnest(:names) as asked (name)
                          join known_partners as partners on partners.id = current_partner(asked.name) and partners.removed_at is null
                         where partners.kind in ('dinas', 'university', 'other')
                        """)
                .bindArray("names", String.class, names)
                .map((row, context) -> Map.entry(row.getString("name"), new PartnerId(row.getString("id"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void insert(Handle db, List<Given> gifts) {
        if (gifts.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into exchange_gifts (id, partner, by_host, given_on, reason)
                        select * from unnest(:id, :partner, :byHost, :on, :reason)
                        """), Given.class, gifts).execute();
        List<Row> rows = new ArrayList<>();
        gifts.forEach(gift -> {
            for (int place = 0; place < gift.items().size(); place++) {
                rows.add(new Row(gift.id(), place, gift.items().get(place)));
            }
        });
        insertItems(db, rows);
        Loans.takeOut(db, rows.stream().flatMap(row -> row.leaving().stream()).toList());
    }

    private record Row(String gift, int place, Given.Item item) {
        /** The host's copy, which has left it for good. */
        Optional<Loans.Loan> leaving() {
            return item.barcode().map(copy -> new Loans.Loan(copy, gift));
        }
    }

    private static void insertItems(Handle db, List<Row> rows) {
        Rows.bind(db.createUpdate("""
                        insert into exchange_gift_items (gift, place, title, isbn, barcode)
                        select * from unnest(:gift, :place, :item.title, :item.isbn, :item.barcode)
                        """), Row.class, rows).execute();
    }
}
