package id.simpul.exchange;

import id.simpul.policy.Decides;
import id.simpul.policy.Rule;

/**
 * How an exchange with a partner stands (R16): publications, whatever their pages or price (R13); gifts do not count.
 *
 * @param sent how many of the host's have gone to the partner
 * @param received how many of the partner's have come to the host
 */
@Decides({Rule.R13, Rule.R16})
record Balance(int sent, int received) {
    static final Balance EVEN = new Balance(0, 0);

    /** Sent minus received: above 0 the partner owes the host, below 0 the host owes the partner. */
    int balance() {
        return sent - received;
    }

    /** The same with one pair as it is now instead of as it was. */
    Balance with(Pair before, Pair after) {
        return new Balance(
                sent + count(after.isGone(Side.HOST)) - count(before.isGone(Side.HOST)),
                received + count(after.isThere(Side.PARTNER)) - count(before.isThere(Side.PARTNER)));
    }

    private static int count(boolean counts) {
        return counts ? 1 : 0;
    }
}
