package id.simpul.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The policy and its history: each request is judged by the version of its day. */
public final class Policies {
    private static final String SHIPPED = "/policy/policy.yaml";

    private static final Policies DEFAULTS =
            new Policies(PolicyFile.read("policy.yaml", shippedText(), Optional.empty()));

    private final NavigableMap<LocalDate, Policy> versions = new TreeMap<>();
    private final ZoneId zone;

    /**
     * @param versions at least one, all in the same time zone
     */
    Policies(List<Policy> versions) {
        versions.forEach(version -> this.versions.put(version.effective(), version));
        this.zone = this.versions.firstEntry().getValue().library().zone();
    }

    /** The policy as it is shipped, by which a hub starts that was told nothing else. */
    public static Policies defaults() {
        return DEFAULTS;
    }

    /**
     * Reads a policy file; what its first version leaves out is as shipped, what a later one leaves out is as before.
     *
     * @throws PolicyMistakes with every mistake in it
     * @throws UncheckedIOException if it cannot be read
     */
    public static Policies read(Path file) {
        try {
            return new Policies(PolicyFile.read(
                    file.toString(), Files.readString(file, StandardCharsets.UTF_8), Optional.of(shipped())));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The policy file " + file + " cannot be read; make it readable, in UTF-8", e);
        }
    }

    /** As {@link #read}, of a text instead of a file. */
    public static Policies parse(String yaml) {
        return new Policies(PolicyFile.read("policy.yaml", yaml, Optional.of(shipped())));
    }

    /** As {@link #read}, but the first start writes the shipped file there for the library to change. */
    public static Policies readOrCreate(Path file) {
        if (Files.notExists(file)) {
            try {
                Files.writeString(file, shippedText(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The policy file " + file + " cannot be written; make its folder, and make it writable", e);
            }
        }
        return read(file);
    }

    /** The version in force on a day; before the first, the first. */
    public Policy asOf(LocalDate day) {
        Map.Entry<LocalDate, Policy> entry = versions.floorEntry(day);
        return (entry == null ? versions.firstEntry() : entry).getValue();
    }

    /** The version in force at an instant, on the library's own calendar day. */
    public Policy asOf(Instant instant) {
        return asOf(LocalDate.ofInstant(instant, zone()));
    }

    /** The library's time zone, which no version changes. */
    public ZoneId zone() {
        return zone;
    }

    /** All versions, the oldest first. */
    public List<Policy> versions() {
        return List.copyOf(versions.values());
    }

    private static Policy shipped() {
        return defaults().versions.firstEntry().getValue();
    }

    private static String shippedText() {
        try (InputStream in = Policies.class.getResourceAsStream(SHIPPED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped policy cannot be read; install the hub again", e);
        }
    }
}
