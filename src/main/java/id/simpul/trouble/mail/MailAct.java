package id.simpul.trouble.mail;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/**
 * Which deliveries that were given up an act is upon.
 *
 * @param deliveries these
 * @param partner all of one partner
 * @param all all there are
 * @param place of a partner or of all, those after this one
 */
record MailAct(
        Optional<List<Long>> deliveries, Optional<PartnerId> partner, Optional<Boolean> all, Optional<Long> place) {
    /** An act must say exactly which are meant. */
    boolean isClear() {
        int said = (deliveries.isPresent() ? 1 : 0)
                + (partner.isPresent() ? 1 : 0)
                + (all.filter(Boolean::booleanValue).isPresent() ? 1 : 0);
        return said == 1;
    }
}
