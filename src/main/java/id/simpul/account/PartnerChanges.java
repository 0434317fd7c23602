package id.simpul.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerUpdate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A partner says what changed of it; what it does not name stays as it is.
 *
 * @param channels the channels by which it wants to be told
 * @param addresses where it is reached by each channel
 */
public record PartnerChanges(
        Optional<Contact> contact,
        Optional<String> address,
        Optional<List<String>> aliases,
        @JsonProperty("notify") Optional<List<String>> channels,
        Optional<Map<String, String>> addresses,
        Optional<String> language) {
    /** Whom to turn to. */
    public record Contact(String name, String email, Optional<String> phone) {}

    PartnerUpdate of(PartnerId partner) {
        return new PartnerUpdate(
                partner,
                contact.map(
                        to -> new PartnerUpdate.Contact(Optional.of(to.name()), Optional.of(to.email()), to.phone())),
                address,
                aliases.map(List::copyOf),
                channels.map(PartnerChanges::named),
                addresses.map(Map::copyOf),
                language.map(Language::ofWire));
    }

    private static Set<Channel> named(List<String> names) {
        return names.stream().map(Channel::ofWire).collect(Collectors.toUnmodifiableSet());
    }
}
