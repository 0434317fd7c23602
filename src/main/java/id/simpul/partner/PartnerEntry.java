package id.simpul.partner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partner with everything the directory knows of it.
 *
 * @param unconfirmedEmail an address that the partner gave and whose reader has not confirmed it; mails do not go there yet
 * @param aliases other names it had or is called by
 * @param addresses where it is told in channels other than queue and e-mail, by the channel's name
 * @param mergedInto the partner that goes on in its place
 * @param removedAt since when it takes no part any more
 */
public record PartnerEntry(
        Partner partner,
        Optional<String> unconfirmedEmail,
        Optional<String> address,
        Optional<String> contactName,
        Optional<String> contactPhone,
        List<String> aliases,
        Map<String, String> addresses,
        Optional<PartnerId> mergedInto,
        Instant createdAt,
        Optional<Instant> removedAt) {
    public PartnerEntry {
        aliases = List.copyOf(aliases);
        addresses = Map.copyOf(addresses);
    }
}
