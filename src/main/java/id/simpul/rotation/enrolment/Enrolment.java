package id.simpul.rotation.enrolment;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a school agreed to: which quarters bring it a batch, and for whom.
 *
 * @param school whose it is now, after all mergers
 * @param places how many books it gets each quarter, if something else than the usual was agreed
 * @param quarters those that bring a batch, in order
 */
public record Enrolment(
        String id,
        PartnerId school,
        String npsn,
        String name,
        String region,
        Pupils pupils,
        List<String> themes,
        State state,
        LocalDate enrolledOn,
        List<Quarter> quarters,
        Optional<LocalDate> endedOn,
        Optional<Integer> places) {

    /** Whether batches are still to come, or the school left, or the term is over. */
    public enum State {
        ACTIVE,
        WITHDRAWN,
        ENDED
    }

    /** How many pupils in grades 1 to 3 and in grades 4 to 6. */
    public record Pupils(int lower, int upper) {}

    public Enrolment {
        themes = List.copyOf(themes);
        quarters = List.copyOf(quarters);
    }

    /** One by which a school gets as many books as the policy says. */
    public Enrolment(
            String id,
            PartnerId school,
            String npsn,
            String name,
            String region,
            Pupils pupils,
            List<String> themes,
            State state,
            LocalDate enrolledOn,
            List<Quarter> quarters,
            Optional<LocalDate> endedOn) {
        this(id, school, npsn, name, region, pupils, themes, state, enrolledOn, quarters, endedOn, Optional.empty());
    }

    /** The same for so many books a quarter. */
    Enrolment withPlaces(Optional<Integer> agreed) {
        return new Enrolment(
                id, school, npsn, name, region, pupils, themes, state, enrolledOn, quarters, endedOn, agreed);
    }

    /** The themes one on a line. */
    String themeLines() {
        return String.join("\n", themes);
    }

    public Quarter lastQuarter() {
        return quarters.get(quarters.size() - 1);
    }

    Enrolment extended(List<Quarter> more) {
        List<Quarter> all = new ArrayList<>(quarters);
        all.addAll(more);
        return new Enrolment(id, school, npsn, name, region, pupils, themes, state, enrolledOn, all, endedOn, places);
    }

    /** For more pupils, in other quarters. */
    Enrolment with(Pupils all, List<String> wished, List<Quarter> bringing) {
        return new Enrolment(id, school, npsn, name, region, all, wished, state, enrolledOn, bringing, endedOn, places);
    }

    Enrolment withdrawn(List<Quarter> kept, LocalDate on) {
        return new Enrolment(
                id,
                school,
                npsn,
                name,
                region,
                pupils,
                themes,
                State.WITHDRAWN,
                enrolledOn,
                kept,
                Optional.of(on),
                places);
    }
}
