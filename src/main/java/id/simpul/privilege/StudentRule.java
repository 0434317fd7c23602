package id.simpul.privilege;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.policy.Semester;
import id.simpul.privilege.Privilege.Basis;
import id.simpul.privilege.Privilege.Because;
import id.simpul.privilege.PrivilegeFacts.Agreed;
import id.simpul.privilege.Registration.Letter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a letter of active enrolment lets a student borrow, and until when (R19). */
@Decides(Rule.R19)
final class StudentRule {
    private static final String LETTER = "/data/student/letter";
    private static final Map<Ending.Cause, Phrase> CAUSES = Map.of(
            Ending.Cause.LETTER, new Phrase("masa berlaku surat aktif kuliah", "the end of the letter"),
            Ending.Cause.SEMESTER, new Phrase("akhir semester", "the end of the semester"),
            Ending.Cause.AGREEMENT, new Phrase("akhir perjanjian", "the end of the agreement"));

    private final Request request;
    private final Letter letter;
    private final Policy.Privileges policy;
    private final LocalDate today;
    private final Set<PartnerId> issuers;
    /** The first day of borrowing: today, or that of the semester to come, for which the letter is early. */
    private final LocalDate first;

    private final Optional<PartnerId> university;
    private final Optional<Agreed> agreement;

    StudentRule(Request request, Letter letter, PrivilegeFacts facts, Policy policy, LocalDate today) {
        this.request = request;
        this.letter = letter;
        this.policy = policy.privileges();
        this.today = today;
        this.issuers = facts.issuers(letter.issuer());
        // A university vouches for its own students; the library reads in the letter who does.
        this.university = isFromUniversity()
                ? Optional.of(request.partner())
                : issuers.stream().filter(one -> issuers.size() == 1).findFirst();
        this.first = Semester.parse(letter.semester())
                .map(semester -> this.policy.endOf(before(semester)).plusDays(1))
                .filter(today::isBefore)
                .orElse(today);
        this.agreement = university.flatMap(one -> facts.agreement(one, first, this.policy.forms()));
    }

    /** Whether the library has a letter whose issuer may be one of several; a university knows which one it is. */
    boolean isAmbiguous() {
        return !isFromUniversity() && issuers.size() > 1;
    }

    Reason ambiguous() {
        String names = issuers.stream().map(PartnerId::value).sorted().collect(Collectors.joining(", "));
        return Reason.of(Code.ISSUER_AMBIGUOUS, LETTER + "/issuer", letter.issuer(), names);
    }

    private boolean isFromUniversity() {
        return request.kind() == PartnerKind.UNIVERSITY;
    }

    /** All that stands against borrowing; nothing if the student may. */
    List<Reason> against() {
        List<Reason> reasons = new ArrayList<>();
        if (isAmbiguous()) {
            reasons.add(ambiguous());
        }
        if (isFromUniversity() && !issuers.contains(request.partner())) {
            reasons.add(Reason.of(Code.LETTER_FROM_ANOTHER, LETTER + "/issuer"));
        }
        if (letter.issuedOn().isAfter(today)) {
            reasons.add(Reason.of(Code.DATE_IN_FUTURE, LETTER + "/issuedOn", letter.issuedOn()));
        }
        if (letter.validUntil().isBefore(today)) {
            reasons.add(Reason.of(Code.LETTER_EXPIRED, LETTER + "/validUntil", letter.validUntil()));
        }
        Optional<Reason> semester = againstSemester();
        semester.ifPresent(reasons::add);
        if (semester.isEmpty()
                && !letter.validUntil().isBefore(today)
                && letter.validUntil().isBefore(first)) {
            reasons.add(Reason.of(Code.LETTER_TOO_SHORT, LETTER + "/validUntil", letter.validUntil(), first));
        }
        if (agreement.isEmpty() && !isAmbiguous()) {
            reasons.add(Reason.of(Code.NO_VALID_AGREEMENT, "", first));
        }
        return reasons;
    }

    private Optional<Reason> againstSemester() {
        String pointer = LETTER + "/semester";
        Optional<Semester> semester = Semester.parse(letter.semester());
        if (semester.isEmpty()) {
            return Optional.of(Reason.of(Code.SEMESTER_UNKNOWN, pointer, letter.semester()));
        }
        LocalDate end = policy.endOf(semester.get());
        if (end.isBefore(today)) {
            return Optional.of(Reason.of(Code.SEMESTER_OVER, pointer, letter.semester(), end));
        }
        // The letter of the semester after the running one is taken early, a later one is not.
        boolean isNext = policy.endOf(before(before(semester.get()))).isBefore(today);
        return isNext
                ? Optional.empty()
                : Optional.of(Reason.of(Code.SEMESTER_NOT_BEGUN, pointer, letter.semester(), first));
    }

    /** A semester begins when the one before it has ended. */
    private static Semester before(Semester semester) {
        return semester.odd() ? new Semester(semester.year() - 1, false) : new Semester(semester.year(), true);
    }

    LocalDate first() {
        return first;
    }

    Agreed agreement() {
        return agreement.orElseThrow();
    }

    /** Until when the student may borrow, with the agreement that takes up where one ends. */
    Ending ending() {
        return proven().within(agreement().to());
    }

    private Ending proven() {
        LocalDate semester = policy.endOf(Semester.parse(letter.semester()).orElseThrow());
        return Ending.proven(letter.validUntil(), semester);
    }

    Basis basis() {
        return new Basis(Because.STUDENT, Optional.of(agreement().id()), university, Optional.of(proven()));
    }

    /** That the student may, from when if not at once, until when, and what ends it. */
    static Reason granted(LocalDate from, Ending ending, LocalDate today) {
        return from.isAfter(today)
                ? Reason.of(Code.ACTIVE_STUDENT_FROM, "/data/student", from, ending.until(), CAUSES.get(ending.cause()))
                : Reason.of(Code.ACTIVE_STUDENT, "/data/student", ending.until(), CAUSES.get(ending.cause()));
    }
}
