package id.simpul.outreach;

import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Visits of the library's own, to come and made, with whom to ask for there. */
final class OutreachLists {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private OutreachLists() {}

    static List<Listing<?>> all() {
        return List.of(new Listing<>(
                "outreach.list",
                List.<Column<Row>>of(
                        Column.id("outreach", new Phrase("kunjungan", "visit"), row -> row.outreach()
                                .id()),
                        Column.text("on", new Phrase("tanggal", "date"), row -> row.outreach()
                                .on()),
                        Column.id("partner", new Phrase("mitra", "partner"), row -> row.outreach()
                                .partner()),
                        Column.text("name", new Phrase("nama", "name"), row -> row.contacts()
                                .name(row.outreach().partner())),
                        Column.word("purpose", new Phrase("keperluan", "purpose"), row -> row.outreach()
                                .purpose()),
                        Column.text("about", new Phrase("tentang", "about"), row -> row.outreach()
                                .about()),
                        Column.personal("contact", new Phrase("narahubung", "contact"), row -> row.contacts()
                                .person(row.outreach().partner())),
                        Column.personal("phone", new Phrase("telepon", "phone"), row -> row.contacts()
                                .phone(row.outreach().partner())),
                        Column.text("address", new Phrase("alamat", "address"), row -> row.contacts()
                                .address(row.outreach().partner()))),
                OutreachLists::page));
    }

    private record Row(Outreach outreach, Contacts contacts) {}

    private static Page<Row> page(Handle db, Query query) {
        LocalDate from =
                query.after().map(key -> LocalDate.parse(key.substring(0, 10))).orElse(LAST);
        String after = query.after().map(key -> key.substring(11)).orElse("");
        List<Outreach> found = Outreaches.page(db, from, after, query.most());
        Contacts contacts =
                Contacts.of(db, found.stream().map(Outreach::partner).toList());
        List<Row> rows = found.stream().map(one -> new Row(one, contacts)).toList();
        return Page.of(
                rows,
                query.most(),
                last -> last.outreach().on() + " " + last.outreach().id());
    }
}
