package id.simpul.ledger;

import java.time.LocalDate;
import java.util.Optional;

/** What the notices of one topic hold: a record whose components are the fields of {@code data} on the wire. */
public interface NoticeContent {
    /** What it is about; not a field itself. */
    Topic topic();

    /** The last day on which it is worth telling; nothing if it always is. Not a field itself. */
    default Optional<LocalDate> lastDay() {
        return Optional.empty();
    }
}
