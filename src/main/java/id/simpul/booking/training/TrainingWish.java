package id.simpul.booking.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a request wants to have trained, and when.
 *
 * @param admitted the places in the list of those whose rank is admitted
 * @param refused the places of the others
 * @param unclear the places of those whose rank nobody can read but people; staff who look at them admit them
 */
record TrainingWish(
        Request request, TrainingEnrol asked, List<Integer> admitted, List<Integer> refused, List<Integer> unclear) {

    static TrainingWish of(Request request, Policy.Training policy) {
        List<Integer> admitted = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        List<Integer> unclear = new ArrayList<>();
        TrainingEnrol asked = request.as(TrainingEnrol.class);
        for (int place = 0; place < asked.participants().size(); place++) {
            Optional<Rank> rank = Rank.of(asked.participants().get(place).rank());
            if (rank.isEmpty() && request.staff().isEmpty()) {
                unclear.add(place);
            } else if (rank.isEmpty() || policy.rankGroups().contains(rank.get().group())) {
                admitted.add(place);
            } else {
                refused.add(place);
            }
        }
        return new TrainingWish(request, asked, admitted, refused, unclear);
    }

    LocalDate from() {
        return asked.from();
    }

    LocalDate to() {
        return asked.to();
    }

    /** Whether the library sends its own candidates elsewhere. */
    boolean isOut() {
        return request.type().isStaffAct();
    }

    Training training() {
        ArrayNode people = Json.object().putArray("people");
        admitted.forEach(place -> people.add(Json.tree(asked.participants().get(place))));
        return new Training(
                isOut() ? idOut(people) : request.makes("trn"),
                isOut() ? Optional.empty() : Optional.of(request.partner()),
                isOut() ? Optional.of(place()) : Optional.empty(),
                from(),
                to(),
                admitted.size(),
                refused.size(),
                Optional.of(people));
    }

    /** Staff who record the same list again record the same training. */
    private String idOut(ArrayNode people) {
        return Ids.of("trn", place(), from(), to(), people);
    }

    private String place() {
        return request.data().path("at").asText();
    }

    /** Who goes and who does not, by their places in the request. */
    Participants participants() {
        return new Participants(admitted, refused);
    }

    /** Places in the request. */
    record Participants(List<Integer> accepted, List<Integer> refused) {}
}
