package id.simpul.broker.guard;

import java.util.List;

/** The naming convention by which an address says whose it is, as far as a broker needs it that knows no partners. */
public final class PartnerAddresses {
    public static final String REQUESTS_PREFIX = "requests.";
    public static final String REPLIES_PREFIX = "replies.";
    public static final String NOTIFICATIONS_PREFIX = "notifications.";

    public static final String DEAD_PREFIX = "dead.";

    private PartnerAddresses() {}

    /** Whether an address is one of those that the hub declares, for partners or for itself. */
    static boolean isDeclared(String address) {
        return List.of(REQUESTS_PREFIX, REPLIES_PREFIX, NOTIFICATIONS_PREFIX, DEAD_PREFIX).stream()
                .anyMatch(address::startsWith);
    }

    /** Whether an address is one of a partner's three: not of dead letters, which the broker itself moves there. */
    static boolean isPartners(String address) {
        return List.of(REQUESTS_PREFIX, REPLIES_PREFIX, NOTIFICATIONS_PREFIX).stream()
                .anyMatch(address::startsWith);
    }

    /** Whether an address, or a queue written as address::queue, is one of the user's own three. */
    static boolean isOf(String user, String name) {
        int pair = name.indexOf("::");
        String address = pair < 0 ? name : name.substring(0, pair);
        boolean same = pair < 0 || name.substring(pair + 2).equals(address);
        return same
                && (address.equals(REQUESTS_PREFIX + user)
                        || address.equals(REPLIES_PREFIX + user)
                        || address.equals(NOTIFICATIONS_PREFIX + user));
    }
}
