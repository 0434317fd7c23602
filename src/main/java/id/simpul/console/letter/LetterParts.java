package id.simpul.console.letter;

import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.delivery.ConfirmationLinks;
import id.simpul.delivery.Outbox;
import id.simpul.delivery.Sender;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.web.PartnerDoor;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the pages of letters stand on.
 *
 * @param reads by connections of their own
 * @param door through which what is said becomes a partner's request
 * @param wishes where a word about a day waits
 * @param partners those that take part
 * @param sender where the library is reached
 * @param policy that of now
 * @param clock of the library's zone
 */
public record LetterParts(
        Reads reads,
        PartnerDoor door,
        ConfirmationLinks confirmations,
        DayWishes wishes,
        Function<PartnerId, Optional<Partner>> partners,
        Outbox outbox,
        Supplier<Sender> sender,
        Supplier<Policy> policy,
        Map<Language, PageWords> words,
        Clock clock) {
    public LetterParts {
        words = Map.copyOf(words);
    }
}
