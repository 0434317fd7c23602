package id.simpul.account;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * What hangs on partners whose part staff want to end: what the broker still holds of theirs, and what each feature knows.
 *
 * @param unread how many requests of a partner have not been read yet
 */
record Partings(ToLongFunction<PartnerId> unread, Supplier<List<Ties>> ties, ZoneId zone) {

    /** The part that an act would end; of other acts none. */
    Optional<Parting> of(Request act) {
        LocalDate on = LocalDate.ofInstant(act.time(), zone);
        if (act.type() == RequestType.STAFF_PARTNER_REMOVE) {
            return Optional.of(new Parting(id(act, "id"), Optional.empty(), on));
        }
        return act.type() == RequestType.STAFF_PARTNER_MERGE
                ? Optional.of(new Parting(id(act, "old"), Optional.of(id(act, "new")), on))
                : Optional.empty();
    }

    private static PartnerId id(Request act, String field) {
        return new PartnerId(act.data().path(field).asText());
    }

    Loosened loosened(Handle db, Parting parting) {
        return Loosened.all(
                ties.get().stream().map(tie -> tie.loosen(db, parting)).toList());
    }

    void write(Handle db, List<Effect> effects) {
        ties.get().forEach(tie -> tie.write(db, effects));
    }
}
