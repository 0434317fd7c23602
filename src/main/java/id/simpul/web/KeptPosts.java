package id.simpul.web;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;

/** How long is kept that a request came over HTTP: what is not answered yet stays. */
public final class KeptPosts {
    private KeptPosts() {}

    public static Kept answered() {
        return new Kept(
                new Kind(
                        "posted",
                        "posted",
                        new Phrase(
                                "catatan permintaan lewat HTTP yang sudah dijawab",
                                "that answered requests came over HTTP"),
                        Then.GONE),
                new Term(
                        "retention.deliveries-days",
                        policy -> policy.retention().deliveriesDays(),
                        new Phrase("sejak masuk", "since they came")),
                "select at from posted order by at limit 1",
                Kept.changing("""
                        delete from posted
                         where (partner, request_id) in (
                               select partner, request_id from posted
                                where at < :before
                                  and exists (select from all_replies
                                               where all_replies.partner = posted.partner
                                                 and all_replies.request_id = posted.request_id)
                                order by at limit :most)
                        """));
    }
}
