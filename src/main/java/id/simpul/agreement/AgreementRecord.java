package id.simpul.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What staff record from paper: what the national library decided of a proposal, or an agreement that the hub knows no proposal of.
 *
 * @param proposal the proposal that is decided; without one form, title, parties, number and term say what was agreed
 * @param decidedOn the day on the paper
 * @param scan the paper itself
 */
public record AgreementRecord(
        Optional<String> proposal,
        boolean approved,
        LocalDate decidedOn,
        Optional<String> number,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> note,
        Optional<String> form,
        Optional<String> title,
        Optional<List<String>> parties,
        Optional<List<String>> goals,
        Scanned scan) {

    /** A file as it comes through a door: its name, and its bytes in Base64. */
    public record Scanned(String name, String content) {}

    /** What a system of the national library would have sent. */
    AgreementDecision decision(String ofProposal) {
        return new AgreementDecision(ofProposal, approved, number, from, to, note);
    }

    /** As it would have been proposed, if nothing is missing. */
    Optional<AgreementPropose> agreed() {
        return form.isPresent() && title.isPresent() && parties.isPresent() && from.isPresent() && to.isPresent()
                ? Optional.of(new AgreementPropose(
                        form.get(), title.get(), parties.get(), from.get(), to.get(), goals, Optional.empty()))
                : Optional.empty();
    }
}
