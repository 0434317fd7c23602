package id.simpul.delivery;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;
import java.util.List;

/** How long the outbox keeps what went out, and the notices that were told; what is still to go out stays. */
public final class KeptMessages {
    private static final Phrase SENT = new Phrase("sejak dikirim", "since it was sent");

    private KeptMessages() {}

    /**
     * In the order in which they are tidied: a notice goes after its deliveries.
     *
     * @param mails where mails are that go to no server
     */
    public static List<Kept> all(MailFiles mails) {
        return List.of(deliveries(), givenUp(), notices(), mails(mails));
    }

    private static Kept deliveries() {
        return new Kept(
                new Kind(
                        "deliveries",
                        "deliveries",
                        new Phrase("catatan pengiriman yang sudah selesai", "records of what was delivered"),
                        Then.GONE),
                new Term(
                        "retention.deliveries-days",
                        policy -> policy.retention().deliveriesDays(),
                        SENT),
                "select sent_at from deliveries where state = 'sent' order by seq limit 1",
                Kept.walking("""
                        with looked as materialized (
                            select seq, state, coalesce(sent_at, next_at) as at
                              from deliveries where seq > :after order by seq limit :most),
                        gone as (
                            delete from deliveries using looked
                             where deliveries.seq = looked.seq and looked.at < :before
                               and deliveries.state in ('sent', 'waived', 'past')
                            returning deliveries.seq)
                        select coalesce(max(seq), :after) as last, (select count(*) from gone) as tidied,
                               count(*) = :most and bool_or(at < :before) as more
                          from looked
                        """));
    }

    /** What nobody could be told within the time of its notice is told to nobody any more. */
    private static Kept givenUp() {
        return new Kept(
                new Kind(
                        "deliveries-given-up",
                        "",
                        new Phrase(
                                "pengiriman yang gagal dan tidak diulang",
                                "deliveries that failed and were not repeated"),
                        Then.GONE),
                new Term(
                        "retention.notices-days",
                        policy -> policy.retention().noticesDays(),
                        new Phrase("sejak percobaan terakhir", "since it was tried last")),
                "select next_at from deliveries where state in ('failed', 'dropped') order by seq limit 1",
                Kept.walking("""
                        with looked as materialized (
                            select seq, next_at as at from deliveries
                             where state in ('failed', 'dropped') and seq > :after order by seq limit :most),
                        gone as (
                            delete from deliveries using looked
                             where deliveries.seq = looked.seq and looked.at < :before
                               and deliveries.state in ('failed', 'dropped')
                            returning deliveries.seq)
                        select coalesce(max(seq), :after) as last, (select count(*) from gone) as tidied,
                               count(*) = :most and bool_or(at < :before) as more
                          from looked
                        """));
    }

    private static Kept notices() {
        return new Kept(
                new Kind(
                        "notices",
                        "notices",
                        new Phrase("pemberitahuan yang sudah disampaikan", "notices that were told"),
                        Then.GONE),
                new Term(
                        "retention.notices-days",
                        policy -> policy.retention().noticesDays(),
                        new Phrase("sejak diberitahukan", "since it was told")),
                "select at from notices order by seq limit 1",
                Kept.walking("""
                        with looked as materialized (
                            select seq, at from notices where seq > :after order by seq limit :most),
                        gone as (
                            delete from notices using looked
                             where notices.seq = looked.seq and looked.at < :before
                               and not exists (select from deliveries where deliveries.notice = looked.seq)
                            returning notices.seq)
                        select coalesce(max(seq), :after) as last, (select count(*) from gone) as tidied,
                               count(*) = :most and bool_or(at < :before) as more
                          from looked
                        """));
    }

    private static Kept mails(MailFiles files) {
        return new Kept(
                new Kind(
                        "mails",
                        "",
                        new Phrase("surel sebagai berkas di server ini", "mails as files on this server"),
                        Then.GONE),
                new Term("retention.mails-days", policy -> policy.retention().mailsDays(), SENT),
                "",
                (db, reach) -> files.tidy(reach));
    }
}
