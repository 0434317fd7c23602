package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Request.Staff;
import java.util.Optional;

/**
 * What staff ask for, as it comes through a door.
 *
 * @param id the act's own name, so that what comes twice is done once; the hub makes one if there is none
 */
public record StaffCall(Optional<String> id, ObjectNode data, Staff staff) {
    public StaffCall(ObjectNode data, Staff staff) {
        this(Optional.empty(), data, staff);
    }
}
