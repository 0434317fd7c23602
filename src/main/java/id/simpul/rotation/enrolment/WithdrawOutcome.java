package id.simpul.rotation.enrolment;

import java.time.LocalDate;

/** What the reply says of a school that leaves: until when its batch is back. */
public record WithdrawOutcome(String agreement, LocalDate dueOn) {}
