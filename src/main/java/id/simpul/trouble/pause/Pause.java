package id.simpul.trouble.pause;

import id.simpul.partner.PartnerId;
import java.time.Instant;

/** That nothing of a partner is read for now: since when, by whom and why. */
record Pause(PartnerId partner, Instant since, String by, String reason) {}
