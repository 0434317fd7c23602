package id.simpul.console.scan;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;

/** How long scans are kept that nobody has said. */
public final class KeptDrafts {
    private KeptDrafts() {}

    public static Kept scans() {
        return new Kept(
                new Kind(
                        "scans",
                        "scans",
                        new Phrase("pindaian yang tidak jadi dicatat", "scans that were never entered"),
                        Then.GONE),
                new Term(
                        "retention.drafts-days",
                        policy -> policy.retention().draftsDays(),
                        new Phrase("sejak dipindai", "since they were made")),
                "select scanned_at from scans order by seq limit 1",
                Kept.walking("""
                        with looked as materialized (
                            select seq, scanned_at as at from scans where seq > :after order by seq limit :most),
                        gone as (
                            delete from scans using looked
                             where scans.seq = looked.seq and looked.at < :before
                            returning scans.seq)
                        select coalesce(max(seq), :after) as last, (select count(*) from gone) as tidied,
                               count(*) = :most and bool_or(at < :before) as more
                          from looked
                        """));
    }
}
