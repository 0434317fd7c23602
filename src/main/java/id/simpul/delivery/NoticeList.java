package id.simpul.delivery;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a partner was told, the newest first, and whether it reached the partner, for staff to look at. */
public final class NoticeList {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    private NoticeList() {}

    /**
     * A notice.
     *
     * @param carried how each channel stands with it, such as {@code email-sent}
     */
    private record Told(long seq, Instant at, String topic, Optional<String> request, List<String> carried) {}

    public static Listing<?> of() {
        return new Listing<>(
                "notice.list",
                List.<Column<Told>>of(
                        Column.text("at", new Phrase("waktu", "at"), told -> told.at()
                                .toString()),
                        Column.word("topic", new Phrase("kabar", "notice"), Told::topic),
                        Column.id("request", new Phrase("permintaan", "request"), Told::request),
                        Column.word("carried", new Phrase("pengiriman", "delivery"), Told::carried)),
                List.of(Filter.required("partner", PARTNER)),
                NoticeList::page);
    }

    private static Page<Told> page(Handle db, Query query) {
        List<Told> rows = db.createQuery("""
                        select told.seq, told.at, told.topic, told.request_id,
                               array(select distinct channel || '-' || state
                                       from deliveries where deliveries.notice = told.seq order by 1) as carried
                          from (select seq, at, topic, request_id
                                  from notices
                                 where partner in (select names_of(current_partner(:partner))) and seq < :before
                                 order by seq desc
                                 limit :most) as told
                         order by told.seq desc
                        """)
                .bind("partner", query.partner().map(PartnerId::value).orElseThrow())
                .bind("before", query.after().map(Long::valueOf).orElse(Long.MAX_VALUE))
                .bind("most", query.most())
                .map((row, context) -> new Told(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("topic"),
                        Optional.ofNullable(row.getString("request_id")),
                        Arrays.asList((String[]) row.getArray("carried").getArray())))
                .list();
        return Page.of(rows, query.most(), last -> String.valueOf(last.seq()));
    }
}
