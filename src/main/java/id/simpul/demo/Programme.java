package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the partners do and when, as {@code seeds/programme.yaml} tells it.
 *
 * @param exchanges the day of each quarter's exchange
 * @param enrolments the day on which each school enrols
 */
record Programme(
        LocalDate begins,
        LocalDate ends,
        Map<String, LocalDate> exchanges,
        Map<String, LocalDate> enrolments,
        List<Incident> incidents,
        List<Change> renewals,
        List<Change> withdrawals,
        List<Message> messages) {

    /**
     * What happens out of the ordinary with the batch of one quarter.
     *
     * @param partly so many books come back some days after the others
     * @param waived so many of the lost books need not be replaced
     * @param packed staff pack it three days before it goes
     */
    record Incident(
            String school,
            String quarter,
            int missing,
            int damaged,
            int lost,
            boolean otherTitle,
            boolean silent,
            int daysLate,
            int partly,
            int waived,
            boolean packed) {}

    /** A school goes on for another term, or leaves. */
    record Change(String school, LocalDate on, int termMonths) {}

    /**
     * Something a partner asks for beside the rotation.
     *
     * @param staffAgree it waits for the library's staff, who say yes
     */
    record Message(LocalDate on, String from, String type, ObjectNode data, boolean staffAgree) {}

    Incident incident(String school, String quarter) {
        return incidents.stream()
                .filter(one -> one.school().equals(school) && one.quarter().equals(quarter))
                .findFirst()
                .orElse(new Incident(school, quarter, 0, 0, 0, false, false, 0, 0, 0, false));
    }
}
