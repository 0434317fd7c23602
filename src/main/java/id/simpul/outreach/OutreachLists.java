package id.simpul.outreach;

import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                        Column.text("name", new Phrase("nama", "name"), row -> row.of(entry -> Optional.of(
                                entry.partner().name()))),
                        Column.word("purpose", new Phrase("keperluan", "purpose"), row -> row.outreach()
                                .purpose()),
                        Column.text("about", new Phrase("tentang", "about"), row -> row.outreach()
                                .about()),
                        Column.text("contact", new Phrase("narahubung", "contact"), row -> row.of(
                                PartnerEntry::contactName)),
                        Column.text("phone", new Phrase("telepon", "phone"), row -> row.of(PartnerEntry::contactPhone)),
                        Column.text("address", new Phrase("alamat", "address"), row -> row.of(PartnerEntry::address))),
                OutreachLists::page));
    }

    private record Row(Outreach outreach, Optional<PartnerEntry> entry) {
        Optional<String> of(Function<PartnerEntry, Optional<String>> field) {
            return entry.flatMap(field);
        }
    }

    private static Page<Row> page(Handle db, Query query) {
        LocalDate from =
                query.after().map(key -> LocalDate.parse(key.substring(0, 10))).orElse(LAST);
        String after = query.after().map(key -> key.substring(11)).orElse("");
        List<Outreach> found = Outreaches.page(db, from, after, query.most());
        Map<PartnerId, PartnerEntry> entries =
                Partners.byIds(db, found.stream().map(Outreach::partner).collect(Collectors.toSet()));
        List<Row> rows = found.stream()
                .map(one -> new Row(one, Optional.ofNullable(entries.get(one.partner()))))
                .toList();
        return Page.of(
                rows,
                query.most(),
                last -> last.outreach().on() + " " + last.outreach().id());
    }
}
