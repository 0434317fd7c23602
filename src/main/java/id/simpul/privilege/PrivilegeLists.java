package id.simpul.privilege;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Privileges that count, without the names of the persons, for staff to look at. */
final class PrivilegeLists {
    private static final Phrase REF = new Phrase("nomor pada mitra", "partner's reference");

    private PrivilegeLists() {}

    static List<Listing<?>> all() {
        return List.of(new Listing<Privilege>(
                        "privilege.list",
                        List.<Column<Privilege>>of(
                                Column.detail("id", new Phrase("tanda", "id"), Privilege::id),
                                Column.id("partner", new Phrase("mitra", "partner"), one -> one.person()
                                        .partner()),
                                Column.personal("ref", REF, one -> one.person().ref()),
                                Column.word("privilege", new Phrase("hak", "privilege"), one -> one.kind()
                                        .wire()),
                                Column.word("because", new Phrase("sebab", "because"), one -> one.basis()
                                        .because()
                                        .wire()),
                                Column.text("from", new Phrase("dari", "from"), Privilege::from),
                                Column.text("until", new Phrase("sampai", "until"), Privilege::until)),
                        List.of(Filter.partner(), new Filter("ref", REF, false, value -> true, REF)),
                        PrivilegeLists::page)
                .sortedBy(Privileges.ORDERS));
    }

    private static Page<Privilege> page(Handle db, Query query) {
        return query.filter("ref")
                .map(ref -> Page.whole(Privileges.ofRef(db, ref, query.partner(), LookDesk.MOST)))
                .orElseGet(() -> Page.of(Privileges.page(db, query.partner(), query.among(Privileges.ORDERS))));
    }
}
