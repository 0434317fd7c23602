package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.Map;
import java.util.Optional;

/**
 * One promise on its way to one partner.
 *
 * @param seq its place in the outbox, and its name for ever
 * @param attempts how often the other side has refused it or put it off
 * @param topic what it is about; empty for a reply
 * @param request the id of the request it answers or tells of
 * @param event the CloudEvent, as it is sent
 */
public record Delivery(
        long seq, Channel channel, int attempts, Recipient to, String topic, Optional<String> request, String event) {
    private static final String PHONE = "phone";

    /**
     * Who it goes to, as the directory has it now.
     *
     * @param addresses by channel, where the partner has given one; {@code phone} is its contact's
     */
    public record Recipient(
            PartnerId id,
            PartnerKind kind,
            String name,
            Optional<String> email,
            Map<String, String> addresses,
            Language language) {
        public Recipient {
            addresses = Map.copyOf(addresses);
        }
    }

    Lane lane() {
        return new Lane(to.id(), channel);
    }

    /**
     * Where it goes in its channel: the address given for it, else the contact's telephone.
     *
     * @throws IllegalArgumentException if the partner has neither
     */
    public String address() {
        return Optional.ofNullable(to.addresses().get(channel.wire()))
                .or(() -> Optional.ofNullable(to.addresses().get(PHONE)))
                .orElseThrow(() -> new IllegalArgumentException("The partner has no address for the channel " + channel
                        + " and its contact no telephone; give one of them with partner.update"));
    }
}
