package id.simpul.broker;

import id.simpul.broker.guard.PartnerAddresses;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/** The naming convention by which an address says whose it is, and so who may send to it and who may read it. */
public final class Addresses {
    public static final String REQUESTS_PREFIX = PartnerAddresses.REQUESTS_PREFIX;
    public static final String REPLIES_PREFIX = PartnerAddresses.REPLIES_PREFIX;
    public static final String NOTIFICATIONS_PREFIX = PartnerAddresses.NOTIFICATIONS_PREFIX;

    static final String DEAD_PREFIX = PartnerAddresses.DEAD_PREFIX;

    /** Requests on which the hub itself failed, each with its reason. */
    public static final String DEAD_REQUESTS = "dead.requests";
    /** What the broker could deliver nowhere; a message here means a mistake in the hub or its set-up. */
    public static final String DEAD_LETTERS = "dead.letters";

    /** Where the broker's mark lies, which nobody but the hub sees. */
    static final String INSTALLATION = "hub.installation";

    /** The header of a dead letter that says what the hub failed on. */
    public static final String DEAD_REASON_HEADER = "simpulReason";
    /** The header of a dead letter that says which partner sent it. */
    public static final String DEAD_PARTNER_HEADER = "simpulPartner";
    /** The header of a dead letter that says what id the message had with its transport. */
    public static final String DEAD_MESSAGE_HEADER = "simpulOriginalMessageId";
    /** The header of a dead letter that says when the message came. */
    public static final String DEAD_ARRIVED_HEADER = "simpulArrivedAt";

    private Addresses() {}

    public static String requests(PartnerId partner) {
        return REQUESTS_PREFIX + partner;
    }

    public static String replies(PartnerId partner) {
        return REPLIES_PREFIX + partner;
    }

    public static String notifications(PartnerId partner) {
        return NOTIFICATIONS_PREFIX + partner;
    }

    /** The MQTT topic that leads to the partner's request queue. */
    public static String requestTopic(PartnerId partner) {
        return topic(requests(partner));
    }

    /** How MQTT writes an address. */
    public static String topic(String address) {
        return address.replace('.', '/');
    }

    /** Every address of a partner, each with a queue of the same name. */
    public static List<String> of(PartnerId partner) {
        return List.of(requests(partner), replies(partner), notifications(partner));
    }

    /** The partner to whom a request, reply or notification address belongs, and nobody for any other address. */
    public static Optional<PartnerId> partnerOf(String address) {
        for (String prefix : List.of(REQUESTS_PREFIX, REPLIES_PREFIX, NOTIFICATIONS_PREFIX)) {
            if (address.startsWith(prefix)) {
                String name = address.substring(prefix.length());
                return PartnerId.isValid(name) ? Optional.of(new PartnerId(name)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the partner may put messages on the address. */
    public static boolean maySend(PartnerId partner, String address) {
        return address.equals(requests(partner));
    }

    /** Whether the partner may take messages from the address. */
    public static boolean mayRead(PartnerId partner, String address) {
        return address.equals(replies(partner)) || address.equals(notifications(partner));
    }
}
