package id.simpul.rotation.enrolment;

import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.Prospect;
import java.util.List;

/** What a reply says of a new term: its quarters, and how full each batch is expected to be. */
public record TermOutcome(String agreement, List<Quarter> quarters, List<Prospect.Expected> forecast) {
    public TermOutcome {
        quarters = List.copyOf(quarters);
        forecast = List.copyOf(forecast);
    }
}
