package id.simpul.booking.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;

/** Civil-servant candidates are to be trained. */
@JsonIgnoreProperties(ignoreUnknown = true) // of staff it also says where
public record TrainingEnrol(List<Participant> participants, LocalDate from, LocalDate to) {
    public TrainingEnrol {
        participants = List.copyOf(participants);
    }

    /** One candidate, with the rank that decides. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Participant(String name, String rank) {}
}
