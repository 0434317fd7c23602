package id.simpul.delivery;

import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
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
        long seq, Way channel, int attempts, Recipient to, String topic, Optional<String> request, String event) {

    /** Who it goes to, as the directory has it now. */
    public record Recipient(PartnerId id, PartnerKind kind, String name, Optional<String> email, Language language) {}

    Lane lane() {
        return new Lane(to.id(), channel);
    }
}
