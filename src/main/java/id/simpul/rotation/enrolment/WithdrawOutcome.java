package id.simpul.rotation.enrolment;

import java.time.LocalDate;
import java.util.Optional;

/** What the reply says of a school that leaves: when its batch is collected, if it has one. */
public record WithdrawOutcome(String agreement, Optional<LocalDate> dueOn) {}
