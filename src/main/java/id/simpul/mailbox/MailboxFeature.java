package id.simpul.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.DatabaseTrouble;
import id.simpul.delivery.ReturnedMails;
import id.simpul.feature.Column;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Today;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers by mail that people have to read, and addresses that mails came back from. */
public final class MailboxFeature implements Feature {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxFeature.class);
    private static final int COUNTED = 1000;
    /** So many words about days may wait of one partner: a link may be pressed by anybody who has it. */
    private static final int MOST_OF_ONE = 5;

    private final Ground ground;
    private final Setbacks setbacks = new Setbacks();

    public MailboxFeature(Ground ground) {
        this.ground = ground;
    }

    /**
     * Reads a mail that came; safe to be asked twice. One on which that fails again and again is left to staff, so that it keeps nobody
     * else waiting.
     *
     * @param asking has a partner's request entered as staff would, and says why it was refused; nothing if it was taken
     */
    public void take(Message message, Function<ObjectNode, Optional<String>> asking)
            throws MessagingException, IOException {
        Mailbox mailbox = new Mailbox(ground, asking);
        String name = Setbacks.name(message);
        try {
            mailbox.take(message);
            setbacks.over(name);
        } catch (MessagingException | IOException | RuntimeException e) {
            if (DatabaseTrouble.isTransient(e) || !setbacks.isEnough(name)) {
                throw e;
            }
            LOG.error("A mail could not be read again and again; it is left to staff", e);
            mailbox.leave(message, name);
            setbacks.over(name);
        }
    }

    /**
     * Keeps a school's word that the day of a batch does not suit, for people to read; said twice it is one.
     *
     * @param said in sentences, without any NIK
     * @return false if so much of that partner waits already that nothing was kept
     */
    public static boolean said(Handle db, PartnerId partner, String batch, String said, Instant now) {
        String id = Ids.of("day", partner.value(), batch, said);
        if (Answer.waiting(db, partner, "day", id) >= MOST_OF_ONE) {
            return false;
        }
        Answer.keep(
                db, new Answer(id, Optional.of(partner), "", Topic.ROTATION_PLANNED.wire(), "day", said, batch, now));
        Events.append(
                db,
                List.of(new Event(
                        partner,
                        Optional.empty(),
                        batch,
                        "said-by-link",
                        Json.object().put("purpose", "day"))),
                now);
        return true;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new AnswerDesk());
    }

    @Override
    public List<Listing<?>> lists() {
        return List.of(new Listing<>(
                "answer.list",
                List.<Column<Answer>>of(
                        Column.id("answer", new Phrase("balasan", "answer"), Answer::id),
                        Column.id("partner", new Phrase("mitra", "partner"), Answer::partner),
                        Column.personal("from", new Phrase("dari", "from"), Answer::address),
                        Column.word("topic", new Phrase("tentang", "about"), Answer::topic),
                        Column.word("why", new Phrase("sebab", "because"), Answer::why),
                        Column.personal("said", new Phrase("isi", "what it says"), Answer::said),
                        Column.text("detail", new Phrase("keterangan", "detail"), Answer::detail),
                        Column.text("at", new Phrase("masuk", "came"), one -> one.at()
                                .toString())),
                List.of(),
                (db, query) -> Page.of(Answer.page(db, query.after(), query.most()), query.most(), Answer::id)));
    }

    @Override
    public Today today(Today.Asked asked) {
        List<Task> tasks = new ArrayList<>();
        long answers = Answer.waiting(asked.db(), COUNTED);
        if (answers > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(
                            answers + " balasan surel perlu dibaca",
                            answers + (answers == 1 ? " answer by mail" : " answers by mail") + " to be read"),
                    new Phrase(
                            "Maksudnya tidak dapat dipastikan, atau harinya tidak dapat.",
                            "It is not sure what they mean, or a day does not suit."),
                    new Phrase("Baca", "Read"),
                    "/answers"));
        }
        int dead = ReturnedMails.waiting(asked.db(), COUNTED).size();
        if (dead > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(
                            "Surel ke " + dead + " mitra kembali",
                            "Mails to " + dead + (dead == 1 ? " partner" : " partners") + " came back"),
                    new Phrase(
                            "Alamatnya tidak ada lagi; surel berikutnya menunggu alamat baru.",
                            "The address is no more; further mails wait for another."),
                    new Phrase("Perbaiki", "Mend"),
                    "/mail?state=trouble"));
        }
        return new Today(tasks, List.of(), List.of());
    }
}
