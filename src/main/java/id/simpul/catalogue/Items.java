package id.simpul.catalogue;

import id.simpul.database.PlannedOnce;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Request;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The items and titles of the catalogue in the database; many at once, each kind in one statement. */
public final class Items {
    /** Reads what the items' keys and barcodes name already; one writer at a time, so that no title is made twice. */
    CatalogueFacts factsFor(Handle db, List<Request> requests) {
        IdentityHashMap<Request, Described> asked = new IdentityHashMap<>();
        requests.forEach(request -> asked.put(request, Described.by(request)));
        Set<String> barcodes = new HashSet<>();
        Set<String> keys = new HashSet<>();
        Set<String> titles = new HashSet<>();
        asked.values().forEach(described -> {
            barcodes.add(described.item().barcode());
            keys.add(described.id());
            titles.add(described.form().whole());
            described.isbn().ifPresent(key -> keys.add(key.value()));
        });
        CatalogueFacts facts = new CatalogueFacts(asked);
        PlannedOnce.of(db.createQuery("select * from catalogue_known(:barcodes, :keys, :titles)"))
                .bindArray("barcodes", String.class, barcodes)
                .bindArray("keys", String.class, keys)
                .bindArray("titles", String.class, titles)
                .map((row, context) -> known(row, facts))
                .list();
        return facts;
    }

    private static CatalogueFacts known(ResultSet row, CatalogueFacts facts) throws SQLException {
        String id = row.getString("id");
        String work = row.getString("work");
        switch (row.getString("kind")) {
            case "copy" -> facts.knowItem(id, copy(row, work));
            case "key" -> facts.knowTitle(id, work);
            case "description" -> facts.works().add(id, work, WorkRows.form(row));
            default -> facts.works().apart(id, work);
        }
        return facts;
    }

    private static CatalogueFacts.Known copy(ResultSet row, String described) throws SQLException {
        Optional<Gone> gone = Optional.ofNullable(row.getString("gone")).map(Gone::ofWire);
        return new CatalogueFacts.Known(described, row.getBoolean("on_loan"), gone);
    }

    void write(Handle db, List<Decided> decided) {
        List<Catalogued> changes = Effects.of(decided, Catalogued.class);
        if (changes.isEmpty()) {
            return;
        }
        WorkRows.write(db, changes, decided.get(decided.size() - 1).at());
    }
}
