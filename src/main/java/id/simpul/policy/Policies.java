package id.simpul.policy;

import id.simpul.policy.PolicyFile.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policy and its history: each request is judged by the version of its day. What staff change counts at once, everywhere. */
public final class Policies {
    private static final String SHIPPED = "/policy/policy.yaml";
    private static final String NAME = "policy.yaml";

    private static final Policy FIRST =
            PolicyFile.read(NAME, shippedText(), Optional.empty()).get(0);

    private final Optional<Path> path;
    private final AtomicReference<Standing> standing;

    /** What counts now: the file, and all versions by their days, with what staff have changed beside it. */
    private record Standing(Source file, NavigableMap<LocalDate, Policy> versions, List<PolicyChange> changes) {
        static Standing of(Source file, List<PolicyChange> changes) {
            NavigableMap<LocalDate, Policy> byDay = new TreeMap<>();
            List<Source> sources = new ArrayList<>(List.of(file));
            changes.forEach(change -> sources.add(new Source(change.name(), change.text())));
            PolicyFile.read(sources, Optional.of(FIRST)).forEach(version -> byDay.put(version.effective(), version));
            return new Standing(file, byDay, List.copyOf(changes));
        }

        Standing with(List<PolicyChange> others) {
            return of(file, others);
        }
    }

    private Policies(Source file, Optional<Path> path) {
        this.path = path;
        this.standing = new AtomicReference<>(Standing.of(file, List.of()));
    }

    /** The policy as it is shipped, by which a hub starts that was told nothing else. */
    public static Policies defaults() {
        return new Policies(new Source(NAME, shippedText()), Optional.empty());
    }

    /**
     * Reads a policy file; what its first version leaves out is as shipped, what a later one leaves out is as before.
     *
     * @throws PolicyMistakes with every mistake in it
     * @throws UncheckedIOException if it cannot be read
     */
    public static Policies read(Path file) {
        try {
            return new Policies(
                    new Source(file.toString(), Files.readString(file, StandardCharsets.UTF_8)), Optional.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The policy file " + file + " cannot be read; make it readable, in UTF-8", e);
        }
    }

    /** As {@link #read}, of a text instead of a file. */
    public static Policies parse(String yaml) {
        return new Policies(new Source(NAME, yaml), Optional.empty());
    }

    /** As {@link #read}, but the first start writes the shipped file there for the library to change. */
    public static Policies readOrCreate(Path file) {
        if (Files.notExists(file)) {
            write(file, shippedText());
        }
        return read(file);
    }

    /** The file that was read, if it says something else by now, or nothing: what was read counts until the next start. */
    public Optional<Path> changedFile() {
        return path.filter(there -> !says(there, fileText()));
    }

    private static boolean says(Path there, String text) {
        try {
            return Files.readString(there, StandardCharsets.UTF_8).equals(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The text of the file as it was read. */
    public String fileText() {
        return standing.get().file().text();
    }

    /**
     * Reads the file anew.
     *
     * @throws PolicyMistakes with every mistake in it
     */
    public void readAgain() {
        path.ifPresent(there -> takeFile(read(there).fileText()));
    }

    /**
     * Puts another text in the place of the file, also where that lies.
     *
     * @throws PolicyMistakes with every mistake in it
     */
    public void replaceFile(String text) {
        takeFile(text);
        path.filter(there -> !says(there, text)).ifPresent(there -> write(there, text));
    }

    private void takeFile(String text) {
        Standing now = standing.get();
        standing.set(Standing.of(new Source(now.file().name(), text), now.changes()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The policy file " + file + " cannot be written; make its folder, and make it writable", e);
        }
    }

    /**
     * The fields that the file and another text in its place would have otherwise on any day, whatever staff have changed.
     *
     * @throws PolicyMistakes with every mistake in that text
     */
    public Set<String> differences(String text) {
        Policies one = parse(fileText());
        Policies other = parse(text);
        Set<String> fields = new TreeSet<>();
        Stream.concat(one.versions().stream(), other.versions().stream())
                .map(Policy::effective)
                .forEach(day -> fields.addAll(differences(one.asOf(day), other.asOf(day))));
        return fields;
    }

    private static Set<String> differences(Policy one, Policy other) {
        Map<String, PolicySheet.Line> lines = PolicySheet.lines(other);
        return PolicySheet.lines(one).values().stream()
                .filter(line -> !line.value().equals(lines.get(line.name()).value()))
                .map(PolicySheet.Line::name)
                .collect(Collectors.toSet());
    }

    /** Whether the file says no more than the one that is shipped. */
    public boolean isAsShipped() {
        return differences(shippedText()).isEmpty();
    }

    /**
     * What would count with these changes in place of those there are, the file below them.
     *
     * @throws PolicyMistakes with every mistake
     */
    public List<Policy> with(List<PolicyChange> changes) {
        return List.copyOf(standing.get().with(changes).versions().values());
    }

    /**
     * What would count if somebody changed fields from a day on, on top of other changes.
     *
     * @param changes by the names of the fields
     * @throws PolicyMistakes with every mistake: also with those of the fields that can be read where others cannot
     */
    public List<Policy> withChange(List<PolicyChange> others, LocalDate from, Map<String, String> changes) {
        long number = others.isEmpty() ? 1 : others.get(others.size() - 1).number() + 1;
        List<PolicyChange> all = new ArrayList<>(others);
        all.add(new PolicyChange(number, Instant.EPOCH, "", "", PolicyText.of(from, changes, asOf(from))));
        try {
            return with(all);
        } catch (PolicyMistakes e) {
            throw new PolicyMistakes(
                    Stream.concat(e.mistakes().stream(), rest(others, from, changes, e.mistakes()).stream())
                            .distinct()
                            .toList());
        }
    }

    /** What else is wrong, apart from the fields of which it is known. */
    private List<Mistake> rest(
            List<PolicyChange> others, LocalDate from, Map<String, String> changes, List<Mistake> known) {
        Map<String, String> rest = new TreeMap<>(changes);
        known.forEach(mistake -> rest.remove(mistake.field()));
        if (rest.isEmpty() || rest.size() == changes.size()) {
            return List.of();
        }
        try {
            withChange(others, from, rest);
            return List.of();
        } catch (PolicyMistakes e) {
            return e.mistakes();
        }
    }

    /** Puts changes in force, in place of those there are; everybody who asks from now on is told by them. */
    public void take(List<PolicyChange> changes) {
        standing.set(standing.get().with(changes));
    }

    /** What staff have changed beside the file, the oldest first. */
    public List<PolicyChange> changes() {
        return standing.get().changes();
    }

    /** The version in force on a day; before the first, the first. */
    public Policy asOf(LocalDate day) {
        NavigableMap<LocalDate, Policy> versions = standing.get().versions();
        Map.Entry<LocalDate, Policy> entry = versions.floorEntry(day);
        return (entry == null ? versions.firstEntry() : entry).getValue();
    }

    /** The version in force at an instant, on the library's own calendar day. */
    public Policy asOf(Instant instant) {
        return asOf(LocalDate.ofInstant(instant, zone()));
    }

    /** The library's time zone, which no version changes. */
    public ZoneId zone() {
        return standing.get().versions().firstEntry().getValue().library().zone();
    }

    /** All versions, the oldest first. */
    public List<Policy> versions() {
        return List.copyOf(standing.get().versions().values());
    }

    /**
     * The days from which the versions in a text count.
     *
     * @throws PolicyMistakes if it holds no versions
     */
    public static List<LocalDate> daysIn(String name, String text) {
        return PolicyFile.days(new Source(name, text));
    }

    private static String shippedText() {
        try (InputStream in = Policies.class.getResourceAsStream(SHIPPED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped policy cannot be read; install the hub again", e);
        }
    }
}
