package id.simpul.rotation.obligation;

/**
 * Staff's step with an obligation.
 *
 * @param act {@code receive}, {@code approve} or {@code waive}
 */
public record StaffObligation(String obligation, String act) {}
