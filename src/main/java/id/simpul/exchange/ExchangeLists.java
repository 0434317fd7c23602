package id.simpul.exchange;

import id.simpul.exchange.ExchangeBook.Open;
import id.simpul.exchange.ExchangeBook.Standing;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What is open in exchanges and whose turn it is, and how each partner stands, for staff to look at. */
final class ExchangeLists {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    private static final Phrase EXCHANGE = new Phrase("pertukaran", "exchange");

    private ExchangeLists() {}

    public static List<Listing<?>> all() {
        return List.of(open(), show(), balances());
    }

    private static Listing<Open> open() {
        return new Listing<>("exchange.list", columns(), List.of(Filter.partner()), ExchangeLists::open);
    }

    /** One, with what is over. */
    private static Listing<Open> show() {
        return new Listing<>(
                "exchange.show",
                columns(),
                List.of(Filter.required("exchange", EXCHANGE)),
                (db, query) -> Page.whole(
                        ExchangeBook.whole(db, query.filter("exchange").orElseThrow())));
    }

    private static List<Column<Open>> columns() {
        return List.of(
                Column.detail("exchange", EXCHANGE, Open::exchange),
                Column.id("partner", PARTNER, Open::partner),
                Column.id("pair", new Phrase("pasangan", "pair"), Open::pair),
                Column.detail("ref", new Phrase("kode mitra", "reference"), Open::ref),
                Column.text("gives", new Phrase("mitra memberi", "partner gives"), Open::gives),
                Column.text("gets", new Phrase("mitra menerima", "partner gets"), Open::gets),
                Column.detail("barcode", new Phrase("barcode", "barcode"), Open::barcode),
                Column.detail("near", new Phrase("mirip", "near"), Open::near),
                Column.word("state", new Phrase("status", "state"), Open::state),
                Column.word("awaits", new Phrase("giliran", "awaits"), Open::awaits),
                Column.text("since", new Phrase("sejak", "since"), Open::since),
                Column.detail("exception", new Phrase("pengecualian", "exception"), Open::exception));
    }

    /** A page is so many exchanges, each with all that is open in it. */
    private static Page<Open> open(Handle db, Query query) {
        ExchangeBook.Page read =
                ExchangeBook.page(db, query.partner(), query.after().orElse(""), query.most());
        return new Page<>(read.open(), read.last());
    }

    private static Listing<Standing> balances() {
        return new Listing<>(
                "exchange.balance",
                List.of(
                        Column.id("partner", PARTNER, Standing::partner),
                        Column.text("name", new Phrase("nama", "name"), Standing::name),
                        Column.number("sent", new Phrase("dikirim", "sent"), Standing::sent),
                        Column.number("received", new Phrase("diterima", "received"), Standing::received),
                        Column.number("balance", new Phrase("saldo", "balance"), Standing::balance),
                        Column.number("exceptions", new Phrase("kecuali", "exceptions"), Standing::exceptions),
                        Column.number("open", new Phrase("terbuka", "open"), Standing::open),
                        Column.number("giftsGiven", new Phrase("hadiah keluar", "gifts given"), Standing::giftsGiven),
                        Column.number(
                                "giftsReceived",
                                new Phrase("hadiah masuk", "gifts received"),
                                Standing::giftsReceived)),
                List.of(Filter.partner()),
                (db, query) -> Page.of(
                        ExchangeBook.balances(db, query.partner(), query.after().orElse(""), query.most()),
                        query.most(),
                        standing -> standing.partner().value()));
    }
}
