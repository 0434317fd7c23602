package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a chore does at one time: parts of one period that fell due on the same day.
 *
 * @param day the day on which they fell due, as of which they are done
 * @param policy the policy of that day
 * @param today the day on which they are really done: later than that after a downtime; what people read counts from it
 * @param working on which day something is told that is counted for a day
 */
public record Turn(List<Due> parts, LocalDate day, Policy policy, LocalDate today, UnaryOperator<LocalDate> working) {
    /** Of what is told on whatever day it falls. */
    public Turn(List<Due> parts, LocalDate day, Policy policy, LocalDate today) {
        this(parts, day, policy, today, UnaryOperator.identity());
    }

    public Turn {
        parts = List.copyOf(parts);
    }

    /** The names of the parts, usually the ids of rows. */
    public List<String> ids() {
        return parts.stream().map(Due::part).toList();
    }

    public String period() {
        return parts.get(0).period();
    }
}
