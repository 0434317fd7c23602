package id.simpul.ledger;

import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;

/** How long the history says who of the staff did or saw something and why; what happened to which thing it says for ever. */
public final class KeptHistory {
    private KeptHistory() {}

    public static Kept staff() {
        return new Kept(
                new Kind(
                        "history",
                        "events",
                        new Phrase(
                                "siapa di antara petugas melakukan atau melihat apa, dan alasannya",
                                "who of the staff did or saw what, and why"),
                        Then.WITHOUT_PERSONS),
                new Term(
                        "retention.history-days",
                        policy -> policy.retention().historyDays(),
                        new Phrase("sejak terjadi", "since it happened")),
                "select at from events where partner = 'staff' and detail like '%\"type\":%' order by seq limit 1",
                Kept.walking("""
                        with looked as materialized (
                            select seq, at, partner, step, detail from events where seq > :after order by seq limit :most),
                        gone as (
                            delete from events using looked
                             where events.seq = looked.seq and looked.at < :before
                               and looked.partner = 'staff'
                               and (looked.detail like '%"type":%' or looked.step = 'list-shown')
                            returning events.seq),
                        bare as (
                            update events
                               set detail = (looked.detail::jsonb - 'by' - 'reason' - 'account' - 'door')::text
                              from looked
                             where events.seq = looked.seq and looked.at < :before and looked.detail like '%"door":%'
                               and not (looked.partner = 'staff' and looked.detail like '%"type":%')
                            returning events.seq)
                        select coalesce(max(seq) filter (where at < :before), :after) as last,
                               (select count(*) from gone) + (select count(*) from bare) as tidied,
                               count(*) = :most and bool_and(at < :before) as more
                          from looked
                        """));
    }
}
