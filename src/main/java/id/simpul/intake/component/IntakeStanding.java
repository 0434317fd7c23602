package id.simpul.intake.component;

import id.simpul.partner.PartnerKind;
import java.time.Duration;
import java.util.Optional;

/**
 * How the reading of a kind of partner's requests stands.
 *
 * @param stalled for how long the request in hand longest has waited to be settled; zero while none waits
 * @param trouble why requests are not read, if so
 */
public record IntakeStanding(PartnerKind kind, Duration stalled, Optional<String> trouble) {}
