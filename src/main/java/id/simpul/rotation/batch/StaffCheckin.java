package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Staff look through a batch that came back.
 *
 * @param items what was scanned, if it is not what the school said
 * @param replace what the school is to replace
 */
public record StaffCheckin(
        String batch,
        Optional<List<String>> items,
        Optional<List<Noted>> damaged,
        Optional<List<String>> replace,
        Optional<LocalDate> on)
        implements AboutBatch {}
