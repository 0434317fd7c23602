package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Staff look through a batch that came back.
 *
 * @param items what was scanned, if it is not what the school said
 * @param all that everything is back which is not lost; if so, nothing is named as scanned
 * @param replace what the school is to replace
 * @param on the day on which it was collected, if it is another than the hub would take
 */
public record StaffCheckin(
        String batch,
        Optional<List<String>> items,
        Optional<Boolean> all,
        Optional<List<Noted>> damaged,
        Optional<List<String>> replace,
        Optional<LocalDate> on)
        implements AboutBatch {}
