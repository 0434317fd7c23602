package id.simpul.policy;

import java.time.Instant;

/**
 * A calendar that the library imported, kept as it was written.
 *
 * @param file what the file was called
 * @param by who imported it
 * @param text all of the file
 */
public record CalendarText(String file, Instant at, String by, String text) {}
