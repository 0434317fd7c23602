package id.simpul.account;

import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.partner.Region;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who takes part, for staff to look at. */
final class PartnerLists {
    private PartnerLists() {}

    public static List<Listing<?>> all() {
        return List.of(new Listing<>(
                "partner.list",
                List.<Column<PartnerEntry>>of(
                        Column.id("partner", new Phrase("mitra", "partner"), one -> one.partner()
                                .id()),
                        Column.word("kind", new Phrase("jenis", "kind"), one -> one.partner()
                                .kind()
                                .wire()),
                        Column.text("name", new Phrase("nama", "name"), one -> one.partner()
                                .name()),
                        Column.text("region", new Phrase("wilayah", "region"), one -> one.partner()
                                .region()
                                .map(Region::code)),
                        Column.text("email", new Phrase("surel", "email"), one -> one.partner()
                                .email()),
                        Column.text(
                                "unconfirmed",
                                new Phrase("belum dikonfirmasi", "unconfirmed"),
                                PartnerEntry::unconfirmedEmail),
                        Column.word("notify", new Phrase("dikabari", "told by"), PartnerLists::channels),
                        Column.detail("addresses", new Phrase("alamat", "addresses"), PartnerLists::addresses),
                        Column.text("language", new Phrase("bahasa", "language"), one -> one.partner()
                                .language()
                                .wire()),
                        Column.word("system", new Phrase("sistem", "system"), one -> one.partner()
                                .hasSystem())),
                PartnerLists::page));
    }

    private static List<String> channels(PartnerEntry one) {
        return one.partner().channels().stream().sorted().map(Channel::wire).toList();
    }

    /** As they are given on the command line. */
    private static List<String> addresses(PartnerEntry one) {
        return one.addresses().entrySet().stream()
                .map(address -> address.getKey() + "=" + address.getValue())
                .sorted()
                .toList();
    }

    private static Page<PartnerEntry> page(Handle db, Query query) {
        List<PartnerEntry> rows = Partners.page(db, query.after().map(PartnerId::new), query.most());
        return Page.of(rows, query.most(), last -> last.partner().id().value());
    }
}
