package id.simpul.agreement;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Who takes part, which proposals are spoken of, and which numbers are given. */
final class AgreementFacts implements Desk.Facts {
    private final PartyDirectory directory;
    private final Map<String, Proposal> proposals = new HashMap<>();
    private final Set<String> numbers;
    private final LocalDate present;

    /**
     * @param numbers those of all agreements that the host signed itself, and those that are spoken of
     * @param present the day on which it is decided
     */
    AgreementFacts(
            PartyDirectory directory, Collection<Proposal> proposals, Collection<String> numbers, LocalDate present) {
        this.directory = directory;
        this.present = present;
        proposals.forEach(proposal -> this.proposals.put(proposal.id(), proposal));
        this.numbers = new HashSet<>(numbers);
    }

    PartyDirectory directory() {
        return directory;
    }

    Optional<Proposal> proposal(String id) {
        return Optional.ofNullable(proposals.get(id));
    }

    /** The day on which a request of some day is decided: never before the present, whatever time the request claims. */
    LocalDate decidedOn(LocalDate claimed) {
        return claimed.isBefore(present) ? present : claimed;
    }

    boolean isGiven(String number) {
        return numbers.contains(number);
    }

    /** The next number of the host's own register of a year: {@code 3/PKS/2020}. */
    String nextNumber(int year) {
        return IntStream.iterate(1, serial -> serial + 1)
                .mapToObj(serial -> serial + "/PKS/" + year)
                .filter(number -> !isGiven(number))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof ProposalKept forwarded) {
            proposals.put(forwarded.proposal().id(), forwarded.proposal());
        } else if (effect instanceof Settled settled) {
            proposals.put(settled.proposal().id(), settled.proposal());
        } else if (effect instanceof Signed signed) {
            numbers.add(signed.agreement().subject().number());
        }
    }
}
