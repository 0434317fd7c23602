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
                "select at from replies order by at limit 1",
                Kept.changing("""
                        delete from replies
                         where seq in (
                               select seq from replies
                                where at < :before
                                  and not exists (select from deliveries
                                                   where deliveries.reply = replies.seq and deliveries.state = 'waiting')
                                order by at limit :most)
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
