package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Staff pack a batch, or send it.
 *
 * @param items what was scanned, if the plan is not what goes
 */
public record StaffPack(String batch, Optional<List<String>> items, Optional<LocalDate> on) implements AboutBatch {}
