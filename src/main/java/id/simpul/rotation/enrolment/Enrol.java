package id.simpul.rotation.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import java.util.List;
import java.util.Optional;

/** What a school says of itself when it enrols. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Enrol(
        String npsn,
        String name,
        Region region,
        Enrolment.Pupils pupils,
        Contact contact,
        String address,
        int termMonths,
        Optional<Quarter> startQuarter,
        boolean acceptsReplacement,
        Optional<List<String>> themes) {

    /** Whom to turn to at the school. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Contact(String name, String email, Optional<String> phone) {}
}
