package id.simpul.backup;

import java.util.List;
import java.util.Optional;

/** What a backup says at its end of all that is in it: who finds it has read the whole file. */
public record Manifest(List<Entry> entries) {
    static final String ENTRY = "manifest.json";

    /**
     * A part of it.
     *
     * @param bytes when it is unpacked
     * @param sha256 of these bytes, in hexadecimal
     * @param count rows of a table, or messages; absent for files
     */
    public record Entry(String name, long bytes, String sha256, Optional<Long> count) {}

    public Manifest {
        entries = List.copyOf(entries);
    }

    /** The parts whose names begin so. */
    public List<Entry> under(String prefix) {
        return entries.stream().filter(entry -> entry.name().startsWith(prefix)).toList();
    }

    /** How many rows or messages there are in the parts whose names begin so. */
    public long count(String prefix) {
        return under(prefix).stream()
                .mapToLong(entry -> entry.count().orElse(0L))
                .sum();
    }
}
