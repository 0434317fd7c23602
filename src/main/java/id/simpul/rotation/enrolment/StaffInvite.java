package id.simpul.rotation.enrolment;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.util.Optional;

/** Staff invite a school to the rotation. */
public record StaffInvite(PartnerId partner, Optional<Quarter> quarter) {}
