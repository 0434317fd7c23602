package id.simpul.evaluation;

import id.simpul.evaluation.DayReported.Numbers;
import id.simpul.evaluation.DayReported.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the library counted on a day.
 *
 * @param byRegion what of it came from a region, by its Kemendagri code
 * @param byPartner what of it came from a partner's people, by the partner's id
 */
public record StatisticsDay(
        LocalDate on,
        int visits,
        int newMembers,
        int loans,
        Optional<Map<String, Counted>> byRegion,
        Optional<Map<String, Counted>> byPartner) {

    /** Of a part only what there was need be said. */
    public record Counted(Optional<Integer> visits, Optional<Integer> newMembers, Optional<Integer> loans) {
        private Numbers numbers() {
            return new Numbers(visits.orElse(0), newMembers.orElse(0), loans.orElse(0));
        }
    }

    Numbers all() {
        return new Numbers(visits, newMembers, loans);
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        byRegion.ifPresent(
                regions -> regions.forEach((code, part) -> parts.add(new Part("region", code, part.numbers()))));
        byPartner.ifPresent(
                partners -> partners.forEach((id, part) -> parts.add(new Part("partner", id, part.numbers()))));
        return parts;
    }
}
