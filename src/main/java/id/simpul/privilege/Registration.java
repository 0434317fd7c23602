package id.simpul.privilege;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who is to be registered, as the partner says.
 *
 * @param ref the partner's own reference
 * @param region the Kemendagri code of the address on the identity card
 * @param letter of active enrolment, if the person is a student
 */
record Registration(String ref, String name, String region, Optional<Letter> letter) {
    /** An active-enrolment letter (surat aktif kuliah). */
    record Letter(String issuer, LocalDate issuedOn, String semester, LocalDate validUntil) {
        static Letter of(JsonNode data) {
            return new Letter(
                    data.path("issuer").asText(),
                    LocalDate.parse(data.path("issuedOn").asText()),
                    data.path("semester").asText(),
                    LocalDate.parse(data.path("validUntil").asText()));
        }
    }

    static Registration of(Request request) {
        JsonNode person = request.data().path("person");
        JsonNode letter = request.data().at("/student/letter");
        return new Registration(
                person.path("ref").asText(),
                person.path("name").asText(),
                person.at("/region/code").asText(),
                letter.isObject() ? Optional.of(Letter.of(letter)) : Optional.empty());
    }
}
