package id.simpul.account;

import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
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
                List.<Column<Partner>>of(
                        Column.id("partner", new Phrase("mitra", "partner"), Partner::id),
                        Column.word("kind", new Phrase("jenis", "kind"), one -> one.kind()
                                .wire()),
                        Column.text("name", new Phrase("nama", "name"), Partner::name),
                        Column.text("region", new Phrase("wilayah", "region"), one -> one.region()
                                .map(Region::code)),
                        Column.text("email", new Phrase("surel", "email"), Partner::email),
                        Column.word("notify", new Phrase("dikabari", "told by"), PartnerLists::channels),
                        Column.text("language", new Phrase("bahasa", "language"), one -> one.language()
                                .wire()),
                        Column.word("system", new Phrase("sistem", "system"), Partner::hasSystem)),
                PartnerLists::page));
    }

    private static List<String> channels(Partner partner) {
        return partner.channels().stream().sorted().map(Channel::wire).toList();
    }

    private static Page<Partner> page(Handle db, Query query) {
        List<Partner> rows = Partners.page(db, query.after().map(PartnerId::new), query.most()).stream()
                .map(PartnerEntry::partner)
                .toList();
        return Page.of(rows, query.most(), last -> last.id().value());
    }
}
