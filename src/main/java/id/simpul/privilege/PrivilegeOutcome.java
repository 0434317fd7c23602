package id.simpul.privilege;

import java.time.LocalDate;
import java.util.Optional;

/** What a reply says of a privilege: nothing about the person. */
public record PrivilegeOutcome(String privilege, Optional<LocalDate> until) {}
