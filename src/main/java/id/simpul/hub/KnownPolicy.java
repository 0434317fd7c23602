package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which home this is among those whose hubs share a database, and by what its hub judged last.
 *
 * @param sum of the policy file; empty if it has not judged yet
 */
record KnownPolicy(UUID home, String sum) {
    private static final String FILE = "policy-known";

    /** A home that has none is given a number. */
    static KnownPolicy of(Path home) {
        return read(home).orElseGet(() -> new KnownPolicy(UUID.randomUUID(), "").note(home));
    }

    static KnownPolicy judged(UUID home, String policy) {
        return new KnownPolicy(home, sumOf(policy));
    }

    /** A copy is another home than the one it was copied from; by what that one judged, its own file can still be told from an edited one. */
    static void renumber(Path home) {
        read(home).ifPresent(known -> new KnownPolicy(UUID.randomUUID(), known.sum()).note(home));
    }

    boolean isOf(String policy) {
        return sumOf(policy).equals(sum);
    }

    KnownPolicy note(Path place) {
        try {
            Files.writeString(place.resolve(FILE), home + "\n" + sum + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<KnownPolicy> read(Path home) {
        Path there = home.resolve(FILE);
        try {
            List<String> lines = Files.exists(there) ? Files.readAllLines(there) : List.of();
            return lines.size() == 2
                    ? Optional.of(new KnownPolicy(UUID.fromString(lines.get(0)), lines.get(1)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sumOf(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
