package id.simpul.booking;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;

/** How long the days stay that were locked to be booked. */
final class KeptLocks {
    private KeptLocks() {}

    static Kept days() {
        return new Kept(
                new Kind(
                        "booking-days",
                        "booking_locks",
                        new Phrase("tanda hari yang pernah dipesan", "marks of days that were booked"),
                        Then.GONE),
                new Term(
                        "retention.drafts-days",
                        policy -> policy.retention().draftsDays(),
                        new Phrase("sejak harinya", "since their day")),
                "",
                // What is locked as a whole is named by a word, which stands behind all days.
                Kept.changing("""
                        delete from booking_locks
                         where (resource, day) in (select resource, day from booking_locks
                                                    where day < to_char(cast(:before as timestamptz), 'YYYY-MM-DD') limit :most)
                        """));
    }
}
