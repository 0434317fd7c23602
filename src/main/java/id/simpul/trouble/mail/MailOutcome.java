package id.simpul.trouble.mail;

import java.util.Optional;

/**
 * What an act upon deliveries came to.
 *
 * @param deliveries upon how many it was done
 * @param place where it ended, if more may follow
 */
record MailOutcome(int deliveries, Optional<Long> place) {}
