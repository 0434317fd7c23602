package id.simpul.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A partner would like a formal agreement. */
public record AgreementPropose(
        String form,
        String title,
        List<String> parties,
        LocalDate from,
        LocalDate to,
        Optional<List<String>> goals,
        Optional<AgreementProposed.Document> document) {
    public AgreementPropose {
        parties = List.copyOf(parties);
    }

    AgreementTerm term() {
        return new AgreementTerm(from, to);
    }
}
