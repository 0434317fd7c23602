package id.simpul.account;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.partner.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Who takes part, for staff to look at. */
final class PartnerLists {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    private PartnerLists() {}

    /**
     * @param paused whose requests are not read for now, and since when
     */
    public static List<Listing<?>> all(Supplier<Map<PartnerId, Instant>> paused) {
        return List.of(list(paused), show(paused));
    }

    /** All of one, whether it takes part or not. */
    private static Listing<Row> show(Supplier<Map<PartnerId, Instant>> paused) {
        return new Listing<>(
                "partner.show",
                List.<Column<Row>>of(
                        Column.id("partner", PARTNER, one -> one.partner().id()),
                        Column.word("kind", new Phrase("jenis", "kind"), one -> one.partner()
                                .kind()
                                .wire()),
                        Column.text("name", new Phrase("nama", "name"), one -> one.partner()
                                .name()),
                        Column.text("aliases", new Phrase("nama lain", "other names"), one -> one.entry()
                                .aliases()),
                        Column.personal("contact", new Phrase("narahubung", "contact"), one -> one.entry()
                                .contactName()),
                        Column.personal("phone", new Phrase("telepon", "phone"), one -> one.entry()
                                .contactPhone()),
                        Column.personal("email", new Phrase("surel", "email"), one -> one.partner()
                                .email()),
                        Column.text("address", new Phrase("alamat", "address"), one -> one.entry()
                                .address()),
                        Column.text("region", new Phrase("wilayah", "region"), one -> one.partner()
                                .region()
                                .map(Region::code)),
                        Column.word("notify", new Phrase("dikabari", "told by"), PartnerLists::channels),
                        Column.detail("language", new Phrase("bahasa", "language"), one -> one.partner()
                                .language()
                                .wire()),
                        Column.detail("system", new Phrase("sistem", "system"), one -> one.partner()
                                .hasSystem()),
                        Column.text("mergedInto", new Phrase("dilanjutkan sebagai", "goes on as"), one -> one.entry()
                                .mergedInto()),
                        Column.text("removedAt", new Phrase("berakhir", "ended"), one -> one.entry()
                                .removedAt()
                                .map(Instant::toString)),
                        Column.text("paused", new Phrase("dijeda sejak", "paused since"), one -> one.paused()
                                .map(Instant::toString))),
                List.of(Filter.required("partner", PARTNER)),
                (db, query) -> shown(db, query.filter("partner").orElseThrow(), paused.get()));
    }

    private static Page<Row> shown(Handle db, String partner, Map<PartnerId, Instant> paused) {
        PartnerEntry entry = Optional.of(partner)
                .filter(PartnerId::isValid)
                .map(PartnerId::new)
                .map(id -> Partners.byIds(db, Set.of(id)).get(id))
                .orElseThrow(() -> NotShown.notFound("/data/partner", PARTNER));
        return Page.whole(List.of(
                new Row(entry, Optional.ofNullable(paused.get(entry.partner().id())))));
    }

    private static Listing<Row> list(Supplier<Map<PartnerId, Instant>> paused) {
        return new Listing<>(
                "partner.list",
                List.<Column<Row>>of(
                        Column.id("partner", PARTNER, one -> one.partner().id()),
                        Column.word("kind", new Phrase("jenis", "kind"), one -> one.partner()
                                .kind()
                                .wire()),
                        Column.text("name", new Phrase("nama", "name"), one -> one.partner()
                                .name()),
                        Column.text("region", new Phrase("wilayah", "region"), one -> one.partner()
                                .region()
                                .map(Region::code)),
                        Column.personal("email", new Phrase("surel", "email"), one -> one.partner()
                                .email()),
                        Column.personal(
                                "unconfirmed", new Phrase("belum dikonfirmasi", "unconfirmed"), one -> one.entry()
                                        .unconfirmedEmail()),
                        Column.word("notify", new Phrase("dikabari", "told by"), PartnerLists::channels),
                        Column.detail("addresses", new Phrase("alamat", "addresses"), PartnerLists::addresses),
                        Column.text("language", new Phrase("bahasa", "language"), one -> one.partner()
                                .language()
                                .wire()),
                        Column.word("system", new Phrase("sistem", "system"), one -> one.partner()
                                .hasSystem()),
                        Column.text("paused", new Phrase("dijeda sejak", "paused since"), one -> one.paused()
                                .map(Instant::toString))),
                (db, query) -> page(db, query, paused.get()));
    }

    /** A partner, and since when it is paused if it is. */
    private record Row(PartnerEntry entry, Optional<Instant> paused) {
        Partner partner() {
            return entry.partner();
        }
    }

    private static List<String> channels(Row one) {
        return one.partner().channels().stream().sorted().map(Channel::wire).toList();
    }

    /** As they are given on the command line. */
    private static List<String> addresses(Row one) {
        return one.entry().addresses().entrySet().stream()
                .map(address -> address.getKey() + "=" + address.getValue())
                .sorted()
                .toList();
    }

    private static Page<Row> page(Handle db, Query query, Map<PartnerId, Instant> paused) {
        List<Row> rows = Partners.page(db, query.after().map(PartnerId::new), query.most()).stream()
                .map(entry -> new Row(
                        entry, Optional.ofNullable(paused.get(entry.partner().id()))))
                .toList();
        return Page.of(rows, query.most(), last -> last.partner().id().value());
    }
}
