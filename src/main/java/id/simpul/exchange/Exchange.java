package id.simpul.exchange;

import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * What came of an offer.
 *
 * @param partner whose it is now, after all mergers
 * @param steppedOn when either side did something last
 * @param remindOn when the partner is to be reminded next; none if nothing of it is awaited
 */
record Exchange(String id, PartnerId partner, LocalDate offeredOn, LocalDate steppedOn, Optional<LocalDate> remindOn) {
    static String idOf(Request offer) {
        return offer.makes("exc");
    }

    /** After a step of either side; one told late does not bring a reminder forward. */
    Exchange stepped(LocalDate on, Collection<Pair> pairs, Policy policy) {
        LocalDate last = on.isBefore(steppedOn) ? steppedOn : on;
        return new Exchange(id, partner, offeredOn, last, ExchangeReminders.next(pairs, last, last, policy));
    }

    Exchange reminded(Optional<LocalDate> next) {
        return new Exchange(id, partner, offeredOn, steppedOn, next);
    }
}
