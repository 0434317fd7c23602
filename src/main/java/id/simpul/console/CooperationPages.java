package id.simpul.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.booking.BookingsPage;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.AskPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.partner.PartnerPage;
import id.simpul.console.partner.TestPage;
import id.simpul.console.partner.TestedPage;
import id.simpul.console.privilege.CounterPage;
import id.simpul.console.request.FindPage;
import id.simpul.console.request.RequestPage;
import id.simpul.ledger.Events;
import id.simpul.ledger.RequestType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The pages of cooperation: partners, what is agreed with them, and what they ask. */
final class CooperationPages {
    private static final int EVENTS = 200;

    private final Reads reads;
    private final Hand hand;
    private final Clock clock;

    CooperationPages(Reads reads, Hand hand, Clock clock) {
        this.reads = reads;
        this.hand = hand;
        this.clock = clock;
    }

    List<Page> all() {
        List<Page> pages = new ArrayList<>();
        pages.addAll(partners());
        pages.addAll(agreements());
        pages.addAll(exchanges());
        pages.addAll(bookings());
        pages.addAll(announcements());
        pages.addAll(requests());
        pages.addAll(trainings());
        pages.addAll(ListPage.at("/outreach", "outreach.list", reads)
                .without("name")
                .with(RequestType.STAFF_OUTREACH, RequestType.STAFF_OUTREACH_CANCEL)
                .all());
        pages.addAll(ListPage.at("/links", "link.list", reads)
                .leading(row -> Optional.of(ActLinks.address(
                        RequestType.STAFF_LINK_REVOKE,
                        Map.of("link", row.path("link").asText()),
                        "/links")))
                .with(RequestType.STAFF_LINK_MAKE)
                .all());
        pages.add(new CounterPage(reads, hand, clock));
        pages.addAll(ListPage.at("/privileges/all", "privilege.list", reads).all());
        return pages;
    }

    private List<Page> partners() {
        ListPage list = ListPage.at("/partners", "partner.list", reads)
                .leadingTo("/partners/:partner")
                .with(RequestType.STAFF_PARTNER_ADD)
                .opening("/sheets/partners", "sheet.partners.title");
        ThingPage one = ThingPage.at("/partners/:partner", "partner.show", "partner", reads, list)
                .when(this::isToInvite, RequestType.STAFF_INVITE, "partner", "partner")
                .with(RequestType.STAFF_OUTREACH, "partner", "partner")
                .with(RequestType.STAFF_PARTNER_CHANGE, "id", "partner")
                .with(RequestType.STAFF_PARTNER_PASSWORD, "id", "partner")
                .with(RequestType.STAFF_PARTNER_CERTIFICATE, "id", "partner")
                .when(thing -> !thing.has("paused"), RequestType.STAFF_PARTNER_PAUSE, "id", "partner")
                .when(thing -> thing.has("paused"), RequestType.STAFF_PARTNER_RESUME, "id", "partner")
                .with(RequestType.STAFF_PARTNER_REMOVE, "id", "partner")
                .with(RequestType.STAFF_LINK_MAKE, "partner", "partner")
                .showing("batch.list", "partner", "/batches/:batch")
                .showing("obligation.list", "partner", "/obligations/:obligation")
                .showing("agreement.list", "partner", "/agreements/:agreement")
                .showing("exchange.list", "partner", "/exchange/:exchange")
                .showing("booking.list", "partner", "/bookings/:booking")
                .showing("link.list", "partner", "")
                .telling((db, id, most) -> newest(db, id));
        List<Page> pages = and(list, new PartnerPage(one, reads), new AskPage(reads, hand), new TestPage(reads, hand));
        pages.addAll(TestedPage.all(reads));
        return pages;
    }

    /** A school that takes no part in the rotation yet. */
    private boolean isToInvite(ObjectNode partner) {
        return partner.path("kind").asText().equals("school") && !PartnerPage.isInRotation(reads, partner);
    }

    private List<Page> agreements() {
        ListPage list = ListPage.at("/agreements", "agreement.list", reads)
                .leadingTo("/agreements/:agreement")
                .with(RequestType.STAFF_AGREEMENT_RECORD)
                .opening("/sheets/agreements", "sheet.agreements.title");
        ThingPage one = ThingPage.at("/agreements/:agreement", "agreement.show", "agreement", reads, list)
                .with(RequestType.STAFF_AGREEMENT_END, "agreement", "agreement")
                .telling((db, id, most) -> newest(db, id));
        ListPage waiting =
                ListPage.at("/agreements/waiting", "agreement.waiting", reads).with(RequestType.STAFF_AGREEMENT_RECORD);
        List<Page> pages = and(list, one);
        pages.addAll(waiting.all());
        return pages;
    }

    private List<Page> exchanges() {
        ListPage list = ListPage.at("/exchange", "exchange.list", reads)
                .leadingTo("/exchange/:exchange")
                .with(RequestType.STAFF_OFFER, RequestType.STAFF_EXCHANGE, RequestType.STAFF_GIFT);
        ThingPage one = ThingPage.at("/exchange/:exchange", "exchange.show", "exchange", reads, list)
                .with(RequestType.STAFF_EXCHANGE, "exchange", "exchange")
                .with(RequestType.STAFF_EXCEPTION, "exchange", "exchange")
                .showing("exchange.show", "exchange", "")
                .telling((db, id, most) -> newest(db, id));
        List<Page> pages = and(list, one);
        pages.addAll(ListPage.at("/exchange/balance", "exchange.balance", reads)
                .leadingTo("/partners/:partner")
                .all());
        return pages;
    }

    private List<Page> bookings() {
        ListPage list = ListPage.at("/bookings/list", "booking.list", reads).leadingTo("/bookings/:booking");
        ThingPage one = ThingPage.at("/bookings/:booking", "booking.list", "booking", reads, list)
                .with(RequestType.STAFF_BOOKING, "booking", "booking")
                .telling((db, id, most) -> newest(db, id));
        return and(list, new BookingsPage(reads, clock), one);
    }

    private List<Page> trainings() {
        ListPage list = ListPage.at("/trainings", "training.list", reads)
                .leadingTo("/trainings/:training")
                .without("training")
                .with(RequestType.STAFF_TRAINING);
        return and(
                list,
                ThingPage.at("/trainings/:training", "training.show", "training", reads, list)
                        .telling((db, id, most) -> newest(db, id)));
    }

    private List<Page> announcements() {
        ListPage list =
                ListPage.at("/announcements", "announcement.list", reads).leadingTo("/announcements/:announcement");
        return and(
                list,
                ThingPage.at("/announcements/:announcement", "announcement.show", "announcement", reads, list)
                        .telling((db, id, most) -> newest(db, id)));
    }

    private List<Page> requests() {
        ListPage list = ListPage.at("/requests", "request.list", reads).leading(RequestPage::path);
        return and(list, new RequestPage(reads, list), new FindPage(reads));
    }

    private static List<Page> and(ListPage list, Page... others) {
        List<Page> pages = new ArrayList<>(list.all());
        pages.addAll(List.of(others));
        return pages;
    }

    private static List<Events.Recorded> newest(Handle db, String id) {
        return Events.latestOfSubject(db, id, EVENTS);
    }
}
