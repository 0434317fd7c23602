package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.time.Period;

/** From when to when an agreement holds, both days included. */
record AgreementTerm(LocalDate from, LocalDate to) {
    boolean isReversed() {
        return to.isBefore(from);
    }

    /** The next one of the same length: of a term in whole months again whole months. */
    AgreementTerm next() {
        Period length = Period.between(from, to.plusDays(1));
        LocalDate begins = to.plusDays(1);
        return new AgreementTerm(begins, begins.plus(length).minusDays(1));
    }

    ObjectNode into(ObjectNode data) {
        return data.put("from", from.toString()).put("to", to.toString());
    }

    ObjectNode shown() {
        return into(Json.object());
    }
}
