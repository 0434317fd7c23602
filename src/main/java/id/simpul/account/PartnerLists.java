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
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PartnerSearch;
import id.simpul.partner.Region;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Who takes part, for staff to look at. */
final class PartnerLists {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    private PartnerLists() {}

    /**
     * @param paused whose requests are not read for now, and since when
     * @param untaken how many replies and notices wait for a partner's system to take them; nothing while the broker cannot say
     */
    public static List<Listing<?>> all(
            Supplier<Map<PartnerId, Instant>> paused, Function<PartnerId, Optional<Long>> untaken) {
        return List.of(list(paused), show(paused, untaken));
    }

    /** All of one, whether it takes part or not. */
    private static Listing<Row> show(
            Supplier<Map<PartnerId, Instant>> paused, Function<PartnerId, Optional<Long>> untaken) {
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
                                .map(Instant::toString)),
                        Column.text("heard", new Phrase("kabar terakhir", "last heard"), Row::heard),
                        Column.text(
                                "oldPasswordUntil",
                                new Phrase("kata sandi lama berlaku sampai", "old password good until"),
                                one -> one.entrance().oldUntil().map(Instant::toString)),
                        Column.detail(
                                "certificate",
                                new Phrase("sertifikat diminta", "certificate asked for"),
                                one -> one.entrance().certified()),
                        Column.number(
                                "waiting", new Phrase("jawaban belum diambil", "replies not taken"), Row::waiting)),
                List.of(Filter.required("partner", PARTNER)),
                (db, query) -> shown(db, query.filter("partner").orElseThrow(), paused.get(), untaken));
    }

    private static Page<Row> shown(
            Handle db, String partner, Map<PartnerId, Instant> paused, Function<PartnerId, Optional<Long>> untaken) {
        PartnerEntry entry = Optional.of(partner)
                .filter(PartnerId::isValid)
                .map(PartnerId::new)
                .map(id -> PartnerEntries.byIds(db, Set.of(id)).get(id))
                .orElseThrow(() -> NotShown.notFound("/data/partner", PARTNER));
        PartnerId id = entry.partner().id();
        Optional<Long> waiting =
                entry.partner().hasSystem() && entry.removedAt().isEmpty() ? untaken.apply(id) : Optional.empty();
        return Page.whole(
                List.of(new Row(entry, Optional.ofNullable(paused.get(id)), heard(db, id), waiting, entrance(db, id))));
    }

    private static Entrance entrance(Handle db, PartnerId partner) {
        return db.createQuery("select old_until, certified from partner_entrances where partner = :partner")
                .bind("partner", partner)
                .map((row, context) -> new Entrance(
                        Optional.ofNullable(row.getTimestamp("old_until")).map(Timestamp::toInstant),
                        row.getBoolean("certified")))
                .findOne()
                .orElse(Entrance.USUAL);
    }

    private static Optional<Instant> heard(Handle db, PartnerId partner) {
        return db.createQuery("select last_heard_of(:partner)")
                .bind("partner", partner)
                .mapTo(Instant.class)
                .findOne();
    }

    private static Listing<Row> list(Supplier<Map<PartnerId, Instant>> paused) {
        return new Listing<Row>(
                        "partner.list",
                        List.<Column<Row>>of(
                                Column.id(
                                        "partner", PARTNER, one -> one.partner().id()),
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
                                        "unconfirmed",
                                        new Phrase("belum dikonfirmasi", "unconfirmed"),
                                        one -> one.entry().unconfirmedEmail()),
                                Column.word("notify", new Phrase("dikabari", "told by"), PartnerLists::channels),
                                Column.detail("addresses", new Phrase("alamat", "addresses"), PartnerLists::addresses),
                                Column.word("language", new Phrase("bahasa", "language"), one -> one.partner()
                                        .language()
                                        .wire()),
                                Column.word("system", new Phrase("sistem", "system"), one -> one.partner()
                                        .hasSystem()),
                                Column.text("paused", new Phrase("dijeda sejak", "paused since"), one -> one.paused()
                                        .map(Instant::toString))),
                        List.of(
                                new Filter(
                                        "q", new Phrase("nama atau kode", "name or id"), false, value -> true, PARTNER),
                                Filter.oneOf(
                                        "kind",
                                        new Phrase("jenis", "kind"),
                                        Arrays.stream(PartnerKind.values())
                                                .map(PartnerKind::wire)
                                                .toList()),
                                new Filter(
                                        "region",
                                        new Phrase("wilayah", "region"),
                                        false,
                                        value -> value.matches("[0-9.]{1,13}"),
                                        new Phrase(
                                                "harus kode wilayah seperti 13.75",
                                                "must be a region's code such as 13.75")),
                                Filter.oneOf(
                                        "silent",
                                        new Phrase("tidak ada kabar (hari)", "not heard of (days)"),
                                        List.of("30", "90", "365"))),
                        (db, query) -> page(db, query, paused.get()))
                .sortedBy(PartnerEntries.ORDERS);
    }

    /** By what its system comes in: until when a password before is good as well, and whether a certificate is asked for. */
    private record Entrance(Optional<Instant> oldUntil, boolean certified) {
        static final Entrance USUAL = new Entrance(Optional.empty(), false);
    }

    /** A partner, since when it is paused if it is, when something was heard of it, and what it has not taken yet. */
    private record Row(
            PartnerEntry entry,
            Optional<Instant> paused,
            Optional<Instant> heard,
            Optional<Long> waiting,
            Entrance entrance) {
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
        return Page.of(PartnerEntries.page(db, search(query), query.among(PartnerEntries.ORDERS))
                .map(entry -> new Row(
                        entry,
                        Optional.ofNullable(paused.get(entry.partner().id())),
                        Optional.empty(),
                        Optional.empty(),
                        Entrance.USUAL)));
    }

    private static PartnerSearch search(Query query) {
        return new PartnerSearch(
                query.filter("q"),
                query.filter("kind"),
                query.filter("region"),
                query.filter("silent").map(Integer::valueOf));
    }
}
