package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PersonalNumbers;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A well-formed request: its envelope is right and its data fits the schema of its type.
 *
 * @param partner whose queue it came from, never what it says of itself
 * @param askedAs the name under which the partner asked: an earlier one, where it waited while that partner was merged into this one
 * @param id the partner's own name for it, used once for ever
 * @param time when it happened at the partner; the policy of that day applies
 * @param test judged and answered as in earnest, without any effect
 * @param data the request's own fields, as its schema describes them
 * @param staff who acts and why, if it is an act of the library's staff
 */
public record Request(
        PartnerId partner,
        PartnerKind kind,
        PartnerId askedAs,
        String id,
        RequestType type,
        Instant time,
        boolean test,
        ObjectNode data,
        Optional<Staff> staff) {
    public Request(
            PartnerId partner,
            PartnerKind kind,
            String id,
            RequestType type,
            Instant time,
            boolean test,
            ObjectNode data,
            Optional<Staff> staff) {
        this(partner, kind, partner, id, type, time, test, data, staff);
    }

    /** The id of what comes of it, the same whenever it is made from this request. */
    public String makes(String prefix) {
        return Ids.of(prefix, askedAs, id);
    }

    /**
     * Its data as the record of its type.
     *
     * @throws IllegalArgumentException if they do not fit, which after validation is a fault of the hub's own
     */
    public <T> T as(Class<T> type) {
        return Json.as(type, data);
    }

    /**
     * A member of staff who acts, the reason given, and the door; without any number that passes as a NIK (R20).
     *
     * @param name as whoever acts gives it
     * @param account as the door knows it for certain: at the command line the system's user
     * @param anyway whether they want it although they were told what stands against it
     */
    public record Staff(String name, String reason, Door door, Optional<String> account, boolean anyway) {
        public Staff {
            name = PersonalNumbers.redact(name);
            reason = PersonalNumbers.redact(reason);
        }

        public Staff(String name, String reason, Door door, Optional<String> account) {
            this(name, reason, door, account, false);
        }

        public Staff(String name, String reason) {
            this(name, reason, Door.COMMAND);
        }

        /** The same, who want it although they were told what stands against it. */
        public Staff insisting() {
            return new Staff(name, reason, door, account, true);
        }

        public Staff(String name, String reason, Door door) {
            this(name, reason, door, Optional.empty());
        }
    }

    /** Where staff come in. */
    public enum Door {
        COMMAND,
        CONSOLE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
