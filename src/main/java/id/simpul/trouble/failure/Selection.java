package id.simpul.trouble.failure;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/**
 * Which failed messages are meant, in an act or for a list.
 *
 * @param failures these
 * @param group all open ones of a group
 * @param all all open ones
 * @param partner of a group or of all, those of one partner
 * @param place of a group or of all, those after this one
 */
record Selection(
        Optional<List<String>> failures,
        Optional<String> group,
        Optional<Boolean> all,
        Optional<PartnerId> partner,
        Optional<Long> place) {

    long after() {
        return place.orElse(0L);
    }

    /** An act must say exactly which are meant. */
    boolean isClear() {
        int said = (failures.isPresent() ? 1 : 0)
                + (group.isPresent() ? 1 : 0)
                + (all.filter(Boolean::booleanValue).isPresent() ? 1 : 0);
        return said == 1;
    }
}
