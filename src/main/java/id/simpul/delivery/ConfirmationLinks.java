package id.simpul.delivery;

import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The links by which an address of e-mail is confirmed: put into the mail that asks, looked at, and used. */
public final class ConfirmationLinks {
    private final Jdbi jdbi;
    private final Partners partners;
    private final Links links;
    private final Clock clock;
    private final URI publicUrl;

    /**
     * @param clock of the library's zone, in which the days of a link are counted
     * @param publicUrl what links begin with, without a slash at its end
     */
    public ConfirmationLinks(Jdbi jdbi, Partners partners, Links links, Clock clock, URI publicUrl) {
        this.jdbi = jdbi;
        this.partners = partners;
        this.links = links;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * What a link is about.
     *
     * @param partner the partner's name
     * @param confirmed whether the address is confirmed, by this link or another
     */
    public record Standing(String partner, boolean confirmed) {}

    /** The link for a mail that asks. */
    Optional<URI> of(Delivery delivery, LocalDate until) {
        if (!delivery.channel().equals(Channel.CONFIRMATION)) {
            return Optional.empty();
        }
        return delivery.to().email().map(address -> {
            Link link = new Link(Link.Purpose.CONFIRM_ADDRESS, delivery.to().id(), Confirmations.nameOf(address));
            Instant ends = until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            return URI.create(publicUrl + "/p/"
                    + jdbi.inTransaction(db -> links.make(db, link, Optional.of(link.thing()), clock.instant(), ends)));
        });
    }

    /** Changes nothing: mail servers open links before people do. Nothing if the link is unknown or has ended. */
    public Optional<Standing> find(String token) {
        return jdbi.inTransaction(db -> link(db, token).flatMap(link -> standing(link, entry(db, link.partner()))));
    }

    /** Takes the address for confirmed; asked again, says so again. Nothing if the link is unknown or has ended. */
    public Optional<Standing> confirm(String token) {
        return jdbi.inTransaction(db -> link(db, token).flatMap(link -> confirm(db, link)));
    }

    private Optional<Standing> confirm(Handle db, Link link) {
        Optional<PartnerEntry> entry = Optional.ofNullable(
                PartnerEntries.locked(db, Set.of(link.partner())).get(link.partner()));
        boolean confirmed = entry.flatMap(PartnerEntry::unconfirmedEmail)
                .filter(address -> isAbout(link, address))
                .filter(address -> partners.confirm(db, link.partner(), address))
                .isPresent();
        if (confirmed) {
            Event event = new Event(link.partner(), link.partner().value(), "address-confirmed");
            Events.append(db, List.of(event), clock.instant());
        }
        return standing(link, entry(db, link.partner()));
    }

    private Optional<Link> link(Handle db, String token) {
        return Links.find(db, token, clock.instant()).filter(link -> link.purpose() == Link.Purpose.CONFIRM_ADDRESS);
    }

    private static Optional<PartnerEntry> entry(Handle db, PartnerId partner) {
        return Optional.ofNullable(PartnerEntries.byIds(db, Set.of(partner)).get(partner));
    }

    /** Of a partner that takes part, and of an address that it has or wants to have. */
    private static Optional<Standing> standing(Link link, Optional<PartnerEntry> entry) {
        return entry.filter(there -> there.removedAt().isEmpty()).flatMap(there -> {
            Partner partner = there.partner();
            boolean confirmed =
                    partner.email().filter(address -> isAbout(link, address)).isPresent();
            boolean waits = there.unconfirmedEmail()
                    .filter(address -> isAbout(link, address))
                    .isPresent();
            return confirmed || waits ? Optional.of(new Standing(partner.name(), confirmed)) : Optional.empty();
        });
    }

    private static boolean isAbout(Link link, String address) {
        return Confirmations.nameOf(address).equals(link.thing());
    }
}
