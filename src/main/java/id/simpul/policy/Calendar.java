package id.simpul.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One version of one calendar, as it was imported.
 *
 * @param name what it is a calendar of; a later version of the same name replaces the days it covers
 * @param version when it was imported, counted over all calendars; those shipped are version 1
 * @param published the date of the source
 * @param source who says so; a sample says that it is one
 * @param region the Kemendagri code for which it counts, with all that lies in it; the whole country if none
 * @param from the first day it covers
 * @param to the last day it covers
 */
public record Calendar(
        String name,
        int version,
        LocalDate published,
        String source,
        Optional<String> region,
        LocalDate from,
        LocalDate to,
        List<Entry> entries) {

    public Calendar {
        entries = List.copyOf(entries);
    }

    /** Days that are marked, both ends included. */
    public record Entry(LocalDate from, LocalDate to, DayKind kind, String name) {}

    /** Whether it counts in a region: its own, one that lies in it, or any if it is national. */
    public boolean countsIn(String regionCode) {
        return region.isEmpty() || regionCode.equals(region.get()) || regionCode.startsWith(region.get() + ".");
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether it replaces days of another, or that one would replace some of its. */
    public boolean overlaps(Calendar other) {
        return name.equals(other.name) && !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /** Whether it marks any day for this reason. */
    public boolean has(DayKind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }

    /** Whether its source says that it is none: made up until the real one is at hand. */
    public boolean isSample() {
        return source.startsWith("SAMPLE");
    }

    /** The same calendar under another number, as when it is imported. */
    public Calendar numbered(int number) {
        return new Calendar(name, number, published, source, region, from, to, entries);
    }
}
