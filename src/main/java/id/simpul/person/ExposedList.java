package id.simpul.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whose data were reached, by whom and when, the newest first: what a report of a breach rests on. */
final class ExposedList {
    private static final Phrase DAY =
            new Phrase("harus tanggal seperti 2026-11-30", "must be a day such as 2026-11-30");
    private static final Phrase WHO = new Phrase("siapa", "who");
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    private ExposedList() {}

    /** One look. */
    private record Look(long seq, Instant at, String partner, String thing, String step, ObjectNode detail) {
        Optional<String> told(String field) {
            return Optional.of(detail.path(field).asText()).filter(text -> !text.isBlank());
        }

        String partners() {
            return detail.has("partners") ? detail.path("partners").asText() : partner;
        }
    }

    static Listing<?> of(ZoneId zone) {
        return new Listing<Look>(
                "person.exposed",
                List.of(
                        Column.text("at", new Phrase("waktu", "time"), look -> look.at()
                                .toString()),
                        Column.text("by", WHO, look -> look.told("by")),
                        Column.word("door", new Phrase("lewat", "by way of"), look -> look.told("door")),
                        Column.word("step", new Phrase("apa", "what"), Look::step),
                        Column.id("partner", PARTNER, Look::partners),
                        Column.id("thing", new Phrase("tentang", "about"), Look::thing),
                        Column.text("where", new Phrase("di mana", "where"), look -> look.told("where")),
                        Column.text("reason", new Phrase("alasan", "reason"), look -> look.told("reason"))),
                List.of(
                        Filter.day("since", new Phrase("sejak tanggal", "since"), DAY),
                        new Filter("by", WHO, false, value -> true, WHO),
                        new Filter("partner", PARTNER, false, value -> true, PARTNER)),
                (db, query) -> page(db, query, zone));
    }

    private static Page<Look> page(Handle db, Query query, ZoneId zone) {
        Instant since = query.filter("since")
                .map(day -> LocalDate.parse(day).atStartOfDay(zone).toInstant())
                .orElse(Instant.EPOCH);
        List<Look> looks = db.createQuery("""
                        select seq, at, partner, subject, step, detail
                          from events
                         where step in ('looked-at', 'handed-out', 'erased', 'list-shown')
                           and seq < :before and at >= :since
                           and (:by is null or lower(detail::jsonb ->> 'by') = lower(:by))
                           and (:partner is null or partner = :partner
                                or (' ' || (detail::jsonb ->> 'partners') || ' ') like '% ' || :partner || ' %')
                         order by seq desc limit :most
                        """)
                .bind("before", query.after().map(Long::parseLong).orElse(Long.MAX_VALUE))
                .bind("since", since)
                .bindByType("by", query.filter("by").orElse(null), String.class)
                .bindByType("partner", query.filter("partner").orElse(null), String.class)
                .bind("most", query.most())
                .map((row, context) -> new Look(
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("partner"),
                        row.getString("subject"),
                        row.getString("step"),
                        Json.parse(row.getString("detail"))))
                .list();
        return Page.of(looks, query.most(), look -> String.valueOf(look.seq()));
    }
}
