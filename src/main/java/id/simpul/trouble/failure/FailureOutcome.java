package id.simpul.trouble.failure;

import java.util.Optional;

/**
 * What an act upon failed messages came to.
 *
 * @param messages upon how many it was done
 * @param place where it ended, if more of the group or of all may follow
 */
record FailureOutcome(int messages, Optional<Long> place) {}
