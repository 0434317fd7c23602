package id.simpul.rotation.enrolment;

/** A school would like another term. */
public record RotationRenew(String agreement, int termMonths) {}
