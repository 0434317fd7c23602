package id.simpul.trouble.mail;

import id.simpul.delivery.ToldNotice;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a partner was told, the newest first, and whether it reached the partner, for staff to look at. */
final class NoticeList {
    private NoticeList() {}

    static Listing<?> of() {
        return new Listing<>(
                "notice.list",
                List.<Column<ToldNotice>>of(
                        Column.text("at", new Phrase("waktu", "at"), told -> told.at()
                                .toString()),
                        Column.word("topic", new Phrase("kabar", "notice"), ToldNotice::topic),
                        Column.id("request", new Phrase("permintaan", "request"), ToldNotice::request),
                        Column.word("carried", new Phrase("pengiriman", "delivery"), ToldNotice::carried)),
                List.of(Filter.required("partner", new Phrase("mitra", "partner"))),
                NoticeList::page);
    }

    private static Page<ToldNotice> page(Handle db, Query query) {
        List<ToldNotice> rows = ToldNotice.before(
                db,
                query.partner().orElseThrow(),
                query.after().map(Long::parseLong).orElse(Long.MAX_VALUE),
                query.most());
        return Page.of(rows, query.most(), last -> String.valueOf(last.seq()));
    }
}
