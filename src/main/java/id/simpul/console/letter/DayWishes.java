package id.simpul.console.letter;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Where a school's word that a day does not suit waits for staff. */
@FunctionalInterface
public interface DayWishes {
    /**
     * Keeps what was said; the same said twice is kept once.
     *
     * @param batch whose day it is
     * @return false if so much of that partner waits already that nothing was kept
     */
    boolean keep(Handle db, PartnerId partner, String batch, String said, Instant now);
}
