package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The other forms of cooperation, as {@code seeds/cooperation.yaml} tells them.
 *
 * @param begins the day on which the whole play begins
 * @param statistics the file of the library's own figures
 */
record Cooperation(LocalDate begins, String statistics, List<OldAgreements> agreements, List<Step> steps) {
    /** Agreements from before the hub, imported by staff. */
    record OldAgreements(LocalDate on, String file, String source) {}

    /**
     * Something a partner's system sends, or, from {@code staff}, an act of the library's staff.
     *
     * @param expect the status of the answer; missing: accepted
     * @param as the name under which later steps speak of the answer's outcome
     */
    record Step(
            LocalDate on, String from, String type, ObjectNode data, Optional<String> expect, Optional<String> as) {}
}
