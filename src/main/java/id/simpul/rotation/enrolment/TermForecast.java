package id.simpul.rotation.enrolment;

import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planning.Prospect;
import id.simpul.rotation.planning.RotationShortfall;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is told of a term's forecast (R12). */
@Decides(Rule.R12)
final class TermForecast {
    private TermForecast() {}

    /** Of what a school may expect, what belongs to these quarters. */
    static List<Prospect.Expected> of(List<Prospect.Expected> forecast, Collection<Quarter> quarters) {
        return forecast.stream()
                .filter(expected -> quarters.contains(expected.quarter()))
                .toList();
    }

    /** The school is told if a batch will not be full; the first such one is named. */
    static Optional<Notice> shortfall(PartnerId school, String agreement, List<Prospect.Expected> forecast) {
        return forecast.stream()
                .filter(expected -> expected.filled() < expected.places())
                .findFirst()
                .map(first -> Notice.to(school, RotationShortfall.of(agreement, first, forecast)));
    }

    /** A forecast that came later than the reply: one notice, whether it falls short or not. */
    static Notice late(PartnerId school, String agreement, List<Prospect.Expected> forecast) {
        return shortfall(school, agreement, forecast)
                .orElseGet(() -> Notice.to(school, new RotationForecast(agreement, forecast)));
    }
}
