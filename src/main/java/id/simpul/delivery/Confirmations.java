package id.simpul.delivery;

import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.Links;
import id.simpul.ledger.Ids;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Asks of every address of e-mail that a partner gives whether it is the partner's (confirmed opt-in), and lets mails go that
 * waited for it. It is told of each change of the directory, in the same transaction, so that no way in can forget to ask.
 */
public final class Confirmations {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Policies policies;
    private final InstantSource clock;
    private final Outbox outbox;

    public Confirmations(Policies policies, InstantSource clock, Outbox outbox) {
        this.policies = policies;
        this.clock = clock;
        this.outbox = outbox;
    }

    /** The directory has these partners so from now on. */
    public void reached(Handle db, List<PartnerEntry> partners) {
        Instant now = clock.instant();
        letGo(db, partners, now);
        withdraw(db, partners, now);
        List<PartnerEntry> toAsk =
                partners.stream().filter(Confirmations::isToBeAsked).toList();
        if (!toAsk.isEmpty()) {
            Policy.Mail limits = policies.asOf(now).mail();
            Map<PartnerId, String> within = withinLimits(db, toAsk, limits, now);
            LocalDate until = LocalDate.ofInstant(now, policies.zone()).plusDays(limits.confirmationDays());
            outbox.promiseToAsk(db, within, new AddressConfirm(until), now);
        }
    }

    /**
     * A partner whose mails wait until an address is confirmed, since it has no other.
     *
     * @param mails how many
     */
    public record Unconfirmed(PartnerId partner, long mails) {}

    /** Whom staff may help by asking for the address and entering it, those first that are to be told most. */
    public static List<Unconfirmed> waiting(Handle db, int most) {
        return db.createQuery("""
                        select d.partner, count(*) as mails
                        from deliveries d join partners p on p.id = d.partner and p.removed_at is null
                        where d.state = 'unconfirmed' and p.email_returned is null
                        group by d.partner order by mails desc, d.partner limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Unconfirmed(new PartnerId(row.getString("partner")), row.getLong("mails")))
                .list();
    }

    /** An address by a name that does not show it. */
    static String nameOf(String address) {
        return Ids.of("adr", address.toLowerCase(Locale.ROOT));
    }

    /** Not while the partner takes no mails: then nothing is to be confirmed. */
    private static boolean isToBeAsked(PartnerEntry entry) {
        return entry.unconfirmedEmail().isPresent()
                && entry.removedAt().isEmpty()
                && entry.partner().channels().contains(Channel.EMAIL);
    }

    private static void letGo(Handle db, List<PartnerEntry> partners, Instant now) {
        db.createUpdate("""
                        update deliveries set state = 'waiting', next_at = :now
                        where partner = any (:partners) and state = 'unconfirmed'
                        """)
                .bindArray("partners", PartnerId.class, ids(partners.stream().filter(entry -> entry.partner()
                        .email()
                        .isPresent())))
                .bind("now", now)
                .execute();
    }

    /** Whoever need not be asked any more is not, and links about addresses that are the partner's no more are void. */
    private static void withdraw(Handle db, List<PartnerEntry> partners, Instant now) {
        db.createUpdate("""
                        delete from deliveries
                        where partner = any (:partners) and channel = 'confirmation' and state in ('waiting', 'failed')
                        """)
                .bindArray("partners", PartnerId.class, ids(partners.stream().filter(entry -> !isToBeAsked(entry))))
                .execute();
        List<String> theirs = partners.stream()
                .filter(entry -> entry.removedAt().isEmpty())
                .flatMap(entry ->
                        Stream.of(entry.unconfirmedEmail(), entry.partner().email()))
                .flatMap(Optional::stream)
                .map(Confirmations::nameOf)
                .toList();
        Links.revoke(db, Link.Purpose.CONFIRM_ADDRESS, ids(partners.stream()), theirs, now);
        List<String> mailed = partners.stream()
                .flatMap(entry -> entry.partner().email().stream())
                .map(Confirmations::nameOf)
                .toList();
        Links.revokeMailed(db, ids(partners.stream()), mailed, now);
        Links.revokeAll(
                db, ids(partners.stream().filter(entry -> entry.removedAt().isPresent())), now);
    }

    /** Notes who is asked, as far as neither the address nor the partner has been the cause of too many mails. */
    private static Map<PartnerId, String> withinLimits(
            Handle db, List<PartnerEntry> toAsk, Policy.Mail limits, Instant now) {
        db.createUpdate("delete from confirmation_mails where at < :month")
                .bind("month", now.minus(MONTH))
                .execute();
        return db.createQuery("""
                        insert into confirmation_mails (partner, address, at)
                        select distinct on (asked.address) asked.partner, asked.address, :now
                        from unnest(:partners, :addresses) as asked (partner, address)
                        where (select count(*) from confirmation_mails m where m.address = asked.address and m.at > :day) < :perDay
                          and (select count(*) from confirmation_mails m
                               where m.address = asked.address and m.partner = asked.partner) < :most
                          and (select count(*) from confirmation_mails m where m.partner = asked.partner and m.at > :day) < :most
                        order by asked.address, asked.partner
                        returning partner, address
                        """)
                .bindArray("partners", PartnerId.class, ids(toAsk.stream()))
                .bindArray(
                        "addresses",
                        String.class,
                        toAsk.stream()
                                .map(entry -> nameOf(entry.unconfirmedEmail().orElseThrow()))
                                .toList())
                .bind("now", now)
                .bind("day", now.minus(DAY))
                .bind("perDay", limits.confirmationsPerDay())
                .bind("most", limits.confirmations())
                .map((row, context) -> Map.entry(new PartnerId(row.getString("partner")), row.getString("address")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<PartnerId> ids(Stream<PartnerEntry> entries) {
        return entries.map(PartnerEntry::partner).map(Partner::id).toList();
    }
}
