package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When a school is reminded.
 *
 * @param today the day on which it reads so; days are counted from it
 * @param next the day of the next reminder of the same, which takes the place of this one
 */
public record Reminding(LocalDate today, Optional<LocalDate> next) {}
