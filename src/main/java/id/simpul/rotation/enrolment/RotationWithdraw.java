package id.simpul.rotation.enrolment;

import java.util.Optional;

/** A school leaves the rotation before its term ends. */
public record RotationWithdraw(String agreement, Optional<String> reason) {}
