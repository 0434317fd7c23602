package id.simpul.information;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;

/** How long what was announced is kept; that it was, when, and to how many, is kept for ever. */
final class KeptAnnouncements {
    private KeptAnnouncements() {}

    static Kept bodies() {
        return new Kept(
                new Kind(
                        "announcements",
                        "announcements",
                        new Phrase("isi pengumuman", "what announcements say"),
                        Then.WITHOUT_PERSONS),
                new Term(
                        "retention.texts-days",
                        policy -> policy.retention().textsDays(),
                        new Phrase("sejak disiarkan", "since it was published")),
                "select published_at from announcements where body <> '' order by published_at limit 1",
                Kept.changing("""
                        update announcements set body = ''
                         where id in (select id from announcements
                                       where body <> '' and published_at < :before
                                       order by published_at limit :most)
                        """));
    }
}
