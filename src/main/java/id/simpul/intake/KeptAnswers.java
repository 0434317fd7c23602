package id.simpul.intake;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;
import java.util.List;

/** How long answers are kept that used no id up, and why staff decided as they did; a request and its reply are kept for ever. */
public final class KeptAnswers {
    private KeptAnswers() {}

    public static List<Kept> all() {
        return List.of(answers(), decisions());
    }

    private static Kept answers() {
        return new Kept(
                new Kind(
                        "answers",
                        "replies",
                        new Phrase(
                                "jawaban atas pesan yang tidak sah, bentrok, atau uji coba",
                                "answers to messages that were invalid, in conflict or a test"),
                        Then.GONE),
                new Term(
                        "retention.answers-days",
                        policy -> policy.retention().answersDays(),
                        new Phrase("sejak dijawab", "since they were given")),
                "select at from replies order by seq limit 1",
                Kept.walking("""
                        with looked as materialized (
                            select seq, at from replies where seq > :after order by seq limit :most),
                        gone as (
                            delete from replies using looked
                             where replies.seq = looked.seq and looked.at < :before
                               and not exists (select from deliveries
                                                where deliveries.reply = looked.seq and deliveries.state = 'waiting')
                            returning replies.seq)
                        select coalesce(max(seq), :after) as last, (select count(*) from gone) as tidied,
                               count(*) = :most and bool_or(at < :before) as more
                          from looked
                        """));
    }

    private static Kept decisions() {
        return new Kept(
                new Kind(
                        "decisions",
                        "pending",
                        new Phrase("siapa memutuskan permintaan, dan alasannya", "who decided requests, and why"),
                        Then.WITHOUT_PERSONS),
                new Term(
                        "retention.texts-days",
                        policy -> policy.retention().textsDays(),
                        new Phrase("sejak diputuskan", "since it was decided")),
                "select decided_at from pending where reason is not null or decided_by <> '' order by decided_at limit 1",
                Kept.changing("""
                        update pending set reason = null, decided_by = ''
                         where (partner, request_id) in (
                               select partner, request_id from pending
                                where (reason is not null or decided_by <> '') and decided_at < :before
                                order by decided_at limit :most)
                        """));
    }
}
