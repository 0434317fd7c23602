package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        List<Merger> mergers,
        List<Message> messages) {

    /**
     * What happens out of the ordinary with the batch of one quarter.
     *
     * @param partly so many books come back some days after the others
     * @param waived so many of the lost books need not be replaced
     * @param replacedAfter so many days after it came back the lost books are replaced, if not after the usual ones
     * @param packed staff pack it three days before it goes
     * @param heldBack it goes so many days late, since what the school owes was to be replaced first
     * @param unfit so many of its books turn out unfit to go when the list is with the school already, and others go
     * @param corrected so many of its books have their record corrected once they are back
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
            int replacedAfter,
            boolean packed,
            int heldBack,
            int unfit,
            int corrected) {
        static Incident none(String school, String quarter) {
            return new Incident(school, quarter, 0, 0, 0, false, false, 0, 0, 0, 0, false, 0, 0, 0);
        }
    }

    /** A school goes on for another term, or leaves. */
    record Change(String school, LocalDate on, int termMonths) {}

    /** Two schools become one, which goes on under the name of one of them. */
    record Merger(String old, String into, LocalDate on) {}

    /**
     * Something a partner asks for beside the rotation.
     *
     * @param staffAgree it waits for the library's staff, who say yes
     */
    record Message(LocalDate on, String from, String type, ObjectNode data, boolean staffAgree) {}

    /** What a spectator should notice, by day. */
    Map<LocalDate, String> told() {
        Map<LocalDate, String> told = new TreeMap<>();
        mergers.forEach(one -> told.put(one.on(), one.old() + " goes on as " + one.into()));
        incidents.stream()
                .filter(one -> one.heldBack() > 0)
                .forEach(one -> told.put(
                        exchanges.get(one.quarter()),
                        "the batch of " + one.school() + " is held back until what the school owes is replaced"));
        incidents.stream()
                .filter(one -> one.unfit() > 0)
                .forEach(one -> told.put(
                        exchanges.get(one.quarter()),
                        one.school() + " is told that " + one.unfit() + " books are not those it was promised"));
        return told;
    }

    Incident incident(String school, String quarter) {
        return incidents.stream()
                .filter(one -> one.school().equals(school) && one.quarter().equals(quarter))
                .findFirst()
                .orElse(Incident.none(school, quarter));
    }
}
