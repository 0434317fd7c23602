package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A school gives its batch back, whole or in part.
 *
 * @param all that everything comes back but what is lost; if so, no items are named
 */
public record RotationReturned(
        String batch,
        Optional<Boolean> all,
        Optional<List<String>> items,
        Optional<List<Noted>> lost,
        Optional<List<Noted>> damaged,
        Optional<LocalDate> on)
        implements AboutBatch {}
