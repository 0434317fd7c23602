package id.simpul.rotation;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;
import java.util.List;

/** How long the rotation keeps what people wrote in their own words; which school had which work it keeps for ever. */
final class KeptRemarks {
    private KeptRemarks() {}

    static List<Kept> all() {
        return List.of(comments(), notes(), reasons());
    }

    private static Kept comments() {
        return new Kept(
                new Kind(
                        "survey-comments",
                        "surveys",
                        new Phrase("komentar sekolah dalam survei", "schools' comments in surveys"),
                        Then.WITHOUT_PERSONS),
                term("sejak dijawab", "since it was answered"),
                "select answered_on::timestamptz from surveys where comment is not null order by answered_on limit 1",
                Kept.changing("""
                        update surveys set comment = null
                         where batch in (select batch from surveys
                                          where comment is not null and answered_on < cast(:before as date)
                                          order by answered_on limit :most)
                        """));
    }

    private static Kept notes() {
        return new Kept(
                new Kind(
                        "batch-notes",
                        "batch_items",
                        new Phrase("catatan tentang buku yang rusak atau hilang", "remarks on books damaged or lost"),
                        Then.WITHOUT_PERSONS),
                term("sejak paket selesai", "since the batch was closed"),
                "",
                Kept.changing("""
                        update batch_items set note = null
                         where (batch, barcode) in (
                               select line.batch, line.barcode
                                 from batch_items as line
                                 join batches on batches.id = line.batch
                                where line.note is not null and batches.closed_on < cast(:before as date)
                                limit :most)
                        """));
    }

    private static Kept reasons() {
        return new Kept(
                new Kind(
                        "obligation-reasons",
                        "obligations",
                        new Phrase(
                                "alasan kewajiban dihapus atau diselesaikan",
                                "reasons why obligations were waived or settled"),
                        Then.WITHOUT_PERSONS),
                term("sejak selesai", "since it was settled"),
                "select settled_on::timestamptz from obligations where reason is not null order by settled_on limit 1",
                Kept.changing("""
                        update obligations set reason = null
                         where id in (select id from obligations
                                       where reason is not null and settled_on < cast(:before as date)
                                       order by settled_on limit :most)
                        """));
    }

    private static Term term(String indonesian, String english) {
        return new Term(
                "retention.texts-days", policy -> policy.retention().textsDays(), new Phrase(indonesian, english));
    }
}
