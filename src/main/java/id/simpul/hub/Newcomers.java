package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.delivery.Delivery;
import id.simpul.delivery.link.Applications;
import id.simpul.delivery.link.Applications.Application;
import id.simpul.intake.PendingDecisions;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.web.PartnerDoor;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to those who asked to take part: they are mailed though they are no partners yet, and what they asked first is put on their queue. */
final class Newcomers {
    private static final Logger LOG = LoggerFactory.getLogger(Newcomers.class);
    /** Of no partner's: it stands where a partner would in a mail. */
    private static final PartnerId NEWCOMER = new PartnerId("pendaftar");

    private final Database database;
    private final PartnerDoor door;
    private final PendingDecisions pending;
    private final Function<PartnerId, Optional<Partner>> partners;
    private final Consumer<Delivery> mails;
    private final Clock clock;
    private final URI publicUrl;

    /**
     * @param mails hands a mail to the route that takes it, or throws
     */
    Newcomers(Stores stores, PendingDecisions pending, PartnerDoor door, Consumer<Delivery> mails, URI publicUrl) {
        this.database = stores.database();
        this.pending = pending;
        this.door = door;
        this.partners = stores.partners()::find;
        this.mails = mails;
        this.clock = stores.clock();
        this.publicUrl = publicUrl;
    }

    /** Asks the reader of the mailbox whether it was that institution; whoever pressed the button is told the same in any case. */
    void ask(Applications.Made made) {
        Application application = made.application();
        ObjectNode data = Json.object()
                .put("name", application.data().path("name").asText())
                .put("link", publicUrl + "/join/" + made.token());
        try {
            mail(application, data);
            database.useTransaction(db -> Applications.mailed(db, application.id(), clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("The mail that asks a newcomer to confirm could not be sent; it is tried again: {}", e.toString());
        }
    }

    private void mail(Application application, ObjectNode data) {
        JsonNode applied = application.data();
        Delivery.Recipient to = new Delivery.Recipient(
                NEWCOMER,
                PartnerKind.ofWire(applied.path("kind").asText()).orElse(PartnerKind.OTHER),
                applied.path("name").asText(),
                Optional.of(applied.at("/contact/email").asText()),
                Map.of(),
                Language.ID);
        ObjectNode event = Json.object()
                .put("id", Ids.of("ntc", "join", application.id(), data.has("declined")))
                .put("time", clock.instant().toString());
        event.set("data", data);
        mails.accept(new Delivery(
                0, Channel.CONFIRMATION, 0, to, Topic.JOIN_ASKED.wire(), Optional.empty(), Json.text(event)));
    }

    /** Asks again whom no mail has reached, and does what follows from staff's answers; done again, it is done once. */
    void settle() {
        try {
            Instant now = clock.instant();
            database.inTransaction(db -> Applications.notMailed(db, now)).forEach(this::ask);
            List<Applications.Answered> answered = database.inTransaction(db -> {
                Applications.sweep(db, now);
                return Applications.answered(db, now);
            });
            answered.forEach(one -> settle(one, now));
        } catch (RuntimeException e) {
            LOG.warn("What follows for newcomers could not be done; it is tried again: {}", e.toString());
        }
    }

    /** Each by itself: one that cannot be told keeps nobody else from what was decided. */
    private void settle(Applications.Answered answered, Instant now) {
        String id = answered.application().id();
        boolean settled = answered.isLongAgo(now);
        try {
            boolean done = isDone(answered.application());
            if (!done && settled) {
                LOG.error("What follows for the newcomer {} could not be done for a week; it is given up", id);
            }
            settled |= done;
        } catch (RuntimeException e) {
            LOG.warn(
                    "What follows for the newcomer {} could not be done; it is {}: {}",
                    id,
                    settled ? "given up after a week" : "tried again after a while",
                    e.toString());
            database.useTransaction(db -> Applications.tried(db, id, now));
        }
        if (settled) {
            database.useTransaction(db -> Applications.settle(db, id, now));
        }
    }

    private boolean isDone(Application application) {
        Optional<PendingDecisions.StaffSaid> said = pending.answerTo(PartnerId.STAFF, application.request());
        return said.filter(answer -> answer.yes() ? saysFirst(application) : isTold(application, answer.reason()))
                .isPresent();
    }

    private boolean saysFirst(Application application) {
        JsonNode first = application.data().path("first");
        Optional<Partner> partner =
                partners.apply(new PartnerId(application.data().path("id").asText()));
        if (partner.isEmpty() || !first.isObject()) {
            return partner.isPresent();
        }
        PartnerDoor.Outcome outcome = door.say(
                partner.get(),
                new PartnerDoor.Saying(
                        application.request(),
                        RequestType.ofWire(first.path("type").asText()).orElseThrow(),
                        (ObjectNode) first.path("data"),
                        partner.get().id().value(),
                        "join"));
        return !(outcome instanceof PartnerDoor.NotTaken);
    }

    private boolean isTold(Application application, String reason) {
        ObjectNode data = Json.object()
                .put("name", application.data().path("name").asText())
                .put("declined", reason);
        mail(application, data);
        return true;
    }
}
