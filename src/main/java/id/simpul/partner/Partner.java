package id.simpul.partner;

import java.util.Optional;
import java.util.Set;

/**
 * An institution that cooperates with the host library.
 *
 * @param email where its mails go, confirmed by who reads it or entered by staff; a partner without one gets none
 * @param channels the ways in which it takes notices
 * @param hasSystem whether it has queues and credentials of its own; one without takes part by links, forms and mail
 */
public record Partner(
        PartnerId id,
        PartnerKind kind,
        String name,
        Optional<String> email,
        Optional<Region> region,
        Set<Channel> channels,
        Language language,
        boolean hasSystem) {

    public Partner {
        channels = Set.copyOf(channels);
    }
}
