package id.simpul.agreement;

import java.time.LocalDate;
import java.util.List;

/**
 * One old agreement as a file has it.
 *
 * @param line where it stands
 * @param parties ids or names of partners, in order
 * @param names what they were called when they signed, in the same order; empty for what they are called now
 */
record AgreementRow(
        int line,
        Agreement.Subject subject,
        List<String> parties,
        List<String> names,
        AgreementTerm term,
        LocalDate signedOn) {
    AgreementRow {
        parties = List.copyOf(parties);
        names = List.copyOf(names);
    }

    /** The name it signed under; empty if it is the one it has now. */
    String nameOf(int party) {
        return party < names.size() ? names.get(party) : "";
    }
}
