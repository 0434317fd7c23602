package id.simpul.booking;

import java.time.LocalDate;
import java.util.List;

/** Students would like to work at the library for a while. */
public record InternshipApply(
        String programme, List<Student> students, LocalDate from, LocalDate to, Supervisor supervisor) {
    public InternshipApply {
        students = List.copyOf(students);
    }

    /** One of them, by the number at the school or university. */
    public record Student(String name, String number) {}

    /** Who answers for them there. */
    public record Supervisor(String name, String email) {}

    /** Who comes, for the staff who receive them. */
    record Details(List<Student> students, Supervisor supervisor) {}
}
