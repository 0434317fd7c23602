package id.simpul.outreach;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;

/** How long is kept what a visit to a partner was about; that it was made is kept for ever. */
final class KeptVisits {
    private KeptVisits() {}

    static Kept subjects() {
        return new Kept(
                new Kind(
                        "visit-remarks",
                        "outreaches",
                        new Phrase(
                                "keterangan kunjungan perpustakaan ke mitra",
                                "remarks on the library's visits to partners"),
                        Then.WITHOUT_PERSONS),
                new Term(
                        "retention.texts-days",
                        policy -> policy.retention().textsDays(),
                        new Phrase("sejak harinya", "since their day")),
                "select on_day::timestamptz from outreaches where about is not null order by on_day limit 1",
                Kept.changing("""
                        update outreaches set about = null
                         where id in (select id from outreaches
                                       where about is not null and on_day < cast(:before as date)
                                       order by on_day limit :most)
                        """));
    }
}
