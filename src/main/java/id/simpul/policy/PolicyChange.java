package id.simpul.policy;

import java.time.Instant;

/**
 * What staff changed in the policy while the hub ran: one or more dated versions, kept as they were written.
 *
 * @param number in the order in which they were made
 * @param text the versions, as a policy file has them
 * @param by who made it
 * @param reason why
 */
public record PolicyChange(long number, Instant at, String by, String reason, String text) {
    /** How mistakes name it. */
    public String name() {
        return "aturan/policy #" + number;
    }
}
