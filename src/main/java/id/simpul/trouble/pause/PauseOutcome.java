package id.simpul.trouble.pause;

import id.simpul.partner.PartnerId;

/**
 * How it stands with a partner's queue after an act.
 *
 * @param requests how many waited in it then
 */
record PauseOutcome(PartnerId partner, boolean paused, long requests) {}
