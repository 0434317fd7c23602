package id.simpul.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.MailStops;
import id.simpul.delivery.ReturnedMails;
import id.simpul.delivery.SentMails;
import id.simpul.delivery.SentMails.Sent;
import id.simpul.feature.Ground;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PersonalNumbers;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what comes by mail: what a partner answers to one of our mails, beyond doubt, becomes its request; a mail that came back for
 * good makes its address a dead one; what people have to read waits for them; anything else is let be.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int LONGEST = 4_000;
    private static final int PARTNERS = 20;

    private final Ground ground;
    private final ReturnedMails returned;
    private final Function<ObjectNode, Optional<String>> asking;

    /**
     * @param asking has a partner's request entered, and says why it was refused; nothing if it was taken
     */
    Mailbox(Ground ground, Function<ObjectNode, Optional<String>> asking) {
        this.ground = ground;
        this.returned = new ReturnedMails(ground.partners());
        this.asking = asking;
    }

    /** Reads a mail; safe to be asked twice. */
    void take(Message message) throws MessagingException, IOException {
        Legible legible = Legible.of(message);
        Optional<DeliveryReport> report = legible.report();
        ComingMail mail = legible.mail();
        String id = Ids.of("answer", mail.id(), mail.from(), mail.text());
        if (report.isPresent()) {
            ground.database().useTransaction(db -> cameBack(db, report.get(), id));
        } else if (!mail.automatic()) {
            answered(mail, id);
        }
    }

    /** For people, who find it in the mailbox: nothing of it is kept but whom it says it comes from. */
    void leave(Message message, String id) {
        Answer answer = new Answer(id, Optional.empty(), sender(message), "", "unreadable", "", "", now());
        ground.database().useTransaction(db -> keep(db, answer));
    }

    private static String sender(Message message) {
        try {
            return ComingMail.byItsHead(message).from();
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private Instant now() {
        return ground.clock().instant();
    }

    /** Whose it was is proved by the mail that it names; an address alone anybody could report. */
    private void cameBack(Handle db, DeliveryReport report, String id) {
        if (report.isPassing()) {
            return;
        }
        for (String address : report.addresses()) {
            List<PartnerId> written = PartnerEntries.withEmailOnceToo(db, address, PARTNERS);
            List<Sent> ours = ours(written, report.keys(), (partner, key) -> SentMails.of(db, partner, key));
            if (!ours.isEmpty()) {
                cameBack(db, address, ours, report, id);
                return;
            } else if (!ours(written, report.keys(), (partner, key) -> SentMails.cameBack(db, partner, key))
                    .isEmpty()) {
                LOG.info("What came back is known already");
                return;
            }
        }
        if (!report.keys().isEmpty()) {
            keep(db, new Answer(id, Optional.empty(), "", "", "returned", "", report.status(), now()));
        }
    }

    private void cameBack(Handle db, String address, List<Sent> ours, DeliveryReport report, String id) {
        Sent one = ours.get(0);
        if (report.isDead()) {
            returned.dead(db, address, ours.stream().map(Sent::seq).toList(), report.status(), now());
            LOG.info("Mails to {} came back for good; they wait for another address", one.partner());
            return;
        }
        String why = report.isAboutMail() ? "policy" : "returned";
        keep(db, new Answer(id, Optional.of(one.partner()), address, one.topic(), why, "", report.status(), now()));
    }

    private static List<Sent> ours(
            List<PartnerId> partners, List<String> keys, BiFunction<PartnerId, String, List<Sent>> told) {
        return partners.stream()
                .flatMap(partner -> keys.stream().flatMap(key -> told.apply(partner, key).stream()))
                .toList();
    }

    private void answered(ComingMail mail, String id) {
        List<String> keys = SentMails.keys(mail.names());
        if (keys.isEmpty()) {
            LOG.info("A mail that answers none of ours is let be");
            return;
        }
        List<Sent> about = ground.database()
                .inTransaction(db -> ours(
                        PartnerEntries.withEmail(db, mail.from(), PARTNERS),
                        keys,
                        (partner, key) -> SentMails.of(db, partner, key)));
        String own = OwnWords.of(mail.text());
        Optional<Sent> told = about.size() == 1 ? Optional.of(about.get(0)) : Optional.empty();
        if (told.filter(one -> Reading.isAsTold(one, own)).isPresent()) {
            LOG.info("{} says by mail that it stands", told.get().partner());
            return;
        }
        if (told.filter(one -> Reading.isStop(one, own)).isPresent()) {
            ground.database()
                    .useTransaction(db -> MailStops.stop(db, told.get().partner(), Topic.INFORMATION_PUBLISHED, now()));
            return;
        }
        Optional<Reading.Asked> said = told.flatMap(one -> Reading.of(one, own));
        if (said.isEmpty()) {
            forPeople(mail, own, about, new Why(about.isEmpty() ? "elsewhere" : "unclear", ""), id);
            return;
        }
        Optional<String> refused = asking.apply(asked(told.get().partner(), id, said.get()));
        refused.ifPresent(reasons -> forPeople(mail, own, about, new Why("refused", reasons), id));
    }

    /** As staff would enter it; the same mail asks once. */
    private static ObjectNode asked(PartnerId partner, String id, Reading.Asked said) {
        ObjectNode asked = Json.object()
                .put("for", partner.value())
                .put("type", said.type().wire())
                .put("via", "mail")
                .put("id", id);
        return asked.set("data", said.data());
    }

    private record Why(String code, String detail) {}

    private void forPeople(ComingMail mail, String own, List<Sent> about, Why why, String id) {
        Optional<Sent> one = about.stream().findFirst();
        ground.database()
                .useTransaction(db -> keep(
                        db,
                        new Answer(
                                id,
                                one.map(Sent::partner),
                                mail.from(),
                                one.map(Sent::topic).orElse(""),
                                why.code(),
                                PersonalNumbers.redact(own.substring(0, Math.min(LONGEST, own.length()))),
                                why.detail(),
                                now())));
    }

    private static void keep(Handle db, Answer answer) {
        Answer.keep(db, answer);
    }
}
