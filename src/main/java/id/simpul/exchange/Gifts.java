package id.simpul.exchange;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Gifts in the database, apart from exchanges. */
final class Gifts {
    private Gifts() {}

    /** Those of these who take part in exchanges now, by the names that were given. */
    static Map<String, PartnerId> partners(Handle db, Collection<String> names) {
        return db
                .createQuery("""
                        select asked.name, partners.id
                          from unnest(:names) as asked (name)
                          join partners on partners.id = current_partner(asked.name) and partners.removed_at is null
                         where partners.kind in ('dinas', 'university', 'other')
                        """)
                .bindArray("names", String.class, names)
                .map((row, context) -> Map.entry(row.getString("name"), new PartnerId(row.getString("id"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Row(String gift, int place, Given.Item item) {}

    static void insert(Handle db, List<Given> gifts) {
        if (gifts.isEmpty()) {
            return;
        }
        Update insert = db.createUpdate("""
                insert into exchange_gifts (id, partner, by_host, given_on, reason)
                select * from unnest(:ids, :partners, :byHost, :days, :reasons)
                """);
        Rows.of(gifts)
                .bind(insert, "ids", String.class, Given::id)
                .bind(insert, "partners", PartnerId.class, Given::partner)
                .bind(insert, "byHost", Boolean.class, Given::byHost)
                .bind(insert, "days", LocalDate.class, Given::on)
                .bindOptional(insert, "reasons", String.class, Given::reason);
        insert.execute();
        List<Row> rows = new ArrayList<>();
        gifts.forEach(gift -> {
            for (int place = 0; place < gift.items().size(); place++) {
                rows.add(new Row(gift.id(), place, gift.items().get(place)));
            }
        });
        insertItems(db, rows);
        takeOut(
                db,
                rows.stream().filter(row -> row.item().barcode().isPresent()).toList());
    }

    private static void insertItems(Handle db, List<Row> rows) {
        Update insert = db.createUpdate("""
                insert into exchange_gift_items (gift, place, title, isbn, barcode)
                select * from unnest(:gifts, :places, :titles, :isbns, :barcodes)
                """);
        Rows.of(rows)
                .bind(insert, "gifts", String.class, Row::gift)
                .bind(insert, "places", Integer.class, Row::place)
                .bind(insert, "titles", String.class, row -> row.item().title())
                .bindOptional(insert, "isbns", String.class, row -> row.item().isbn())
                .bindOptional(
                        insert, "barcodes", String.class, row -> row.item().barcode());
        insert.execute();
    }

    /** The host's copies have left it for good. */
    private static void takeOut(Handle db, List<Row> rows) {
        Update update = db.createUpdate("""
                update items
                   set loan = new.gift
                  from unnest(:barcodes, :gifts) as new (barcode, gift)
                 where items.barcode = new.barcode and items.loan is null
                """);
        Rows.of(rows)
                .bind(update, "barcodes", String.class, row -> row.item()
                        .barcode()
                        .orElseThrow())
                .bind(update, "gifts", String.class, Row::gift);
        update.execute();
    }
}
