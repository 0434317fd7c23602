package id.simpul.privilege;

import id.simpul.partner.Region;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who is to be registered, as the partner says.
 *
 * @param student if the person is a student
 */
public record Registration(Person person, Optional<Student> student) {
    /**
     * The person as the partner knows them.
     *
     * @param ref the partner's own reference
     * @param region of the address on the identity card
     */
    public record Person(String ref, String name, Optional<String> email, Region region) {}

    /** A student, by the number at the university. */
    public record Student(String number, Letter letter) {}

    /** An active-enrolment letter (surat aktif kuliah). */
    public record Letter(String number, String issuer, LocalDate issuedOn, String semester, LocalDate validUntil) {}

    String ref() {
        return person.ref();
    }

    String name() {
        return person.name();
    }

    /** The Kemendagri code of the address on the identity card. */
    String region() {
        return person.region().code();
    }

    Optional<Letter> letter() {
        return student.map(Student::letter);
    }
}
