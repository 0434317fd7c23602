package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** What the cooperation with a partner has brought so far: the evaluation that a renewal proposal carries (R25, R30). */
@FunctionalInterface
public interface CooperationFigures {
    /** Nothing is known of anybody. */
    CooperationFigures NONE = (db, partner, day) -> Json.object();

    /**
     * Called in the transaction of the reminder.
     *
     * @param day as of when
     * @return by name of the figure; nothing personal; empty if there is nothing to tell
     */
    ObjectNode of(Handle db, PartnerId partner, LocalDate day);
}
