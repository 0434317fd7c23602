package id.simpul.intake;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Replies to requests that took no number, as tests do not: found by the number they bear all the same. */
final class TestReplies {
    private TestReplies() {}

    /** A reply, and when it was written. */
    private record Written(Instant at, JsonNode reply) {}

    static Listing<?> listing() {
        return new Listing<Written>(
                "request.tested",
                List.of(
                        Column.word("status", new Phrase("jawaban", "answer"), one -> one.reply()
                                .path("status")
                                .asText()),
                        Column.text("answered", new Phrase("dijawab", "answered"), one -> one.at()
                                .toString()),
                        Column.detail("reasons", new Phrase("alasan", "reasons"), one -> one.reply()
                                .path("reasons"))),
                List.of(
                        Filter.required("partner", new Phrase("mitra", "partner")),
                        Filter.required("request", new Phrase("permintaan", "request"))),
                TestReplies::page);
    }

    private static Page<Written> page(Handle db, Query query) {
        return Page.whole(db.createQuery("""
                        select at, event from replies
                         where partner = :partner and request_id = :request
                         order by at desc, seq desc limit 1
                        """)
                .bind("partner", query.partner().orElseThrow())
                .bind("request", query.filter("request").orElseThrow())
                .map((row, context) -> new Written(
                        row.getTimestamp("at").toInstant(),
                        Json.parse(row.getString("event")).path("data")))
                .list());
    }
}
