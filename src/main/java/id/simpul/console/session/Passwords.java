package id.simpul.console.session;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Passwords of people: long, not guessable, and kept by a slow hash (Argon2id). */
public final class Passwords {
    /** What is wrong with a password. */
    public enum Fault {
        SHORT,
        LONG,
        GUESSABLE
    }

    public static final int SHORTEST = 15;
    /** Longer ones are refused, not cut. */
    public static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19_456;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    /** Its best mark, for ten thousand million guesses and more. */
    private static final int STRONG = 4;

    private static final int PATIENCE_SECONDS = 3;
    private static final Argon2Function HASH =
            Argon2Function.getInstance(MEMORY_KIB, ROUNDS, LANES, HASH_BYTES, Argon2.ID);

    /** Each takes 19 MiB and a tenth of a second of a processor: nobody shall fill the machine with them. */
    private final Semaphore atOnce = new Semaphore(2);

    /** As dear to check as any other, and of no password: made up, not hashed, so that no start waits for it. */
    static final String NOBODYS = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ROUNDS + ",p=" + LANES + "$"
            + "A".repeat(22) + "$" + "A".repeat(43);

    private final List<String> ownWords;

    /**
     * @param library words of this installation that are guessed first: name, place, phone
     */
    public Passwords(List<String> library) {
        List<String> words = new ArrayList<>(common());
        library.forEach(text ->
                words.addAll(List.of(text.toLowerCase(java.util.Locale.ROOT).split("\\W+", -1))));
        words.removeIf(String::isBlank);
        ownWords = List.copyOf(words);
    }

    /** Its dictionaries take 10 MB and are read when the first password is chosen. */
    private static final class Guesser {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** Too many passwords are being checked; try again shortly. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What is wrong with a new password, if anything. */
    public Optional<Fault> fault(String password, String user, String shown) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.SHORT);
        } else if (length > LONGEST) {
            return Optional.of(Fault.LONG);
        }
        List<String> words = new ArrayList<>(ownWords);
        words.add(user);
        words.addAll(List.of(shown.toLowerCase(java.util.Locale.ROOT).split("\\s+")));
        // Signs between the words make them no better.
        boolean guessable = Stream.of(password, password.replaceAll("[^\\p{L}\\p{N}]+", ""))
                .anyMatch(one -> Guesser.ZXCVBN.measure(one, words).getScore() < STRONG);
        return guessable ? Optional.of(Fault.GUESSABLE) : Optional.empty();
    }

    public String hash(String password) {
        return slowly(() ->
                Password.hash(normal(password)).addRandomSalt(16).with(HASH).getResult());
    }

    /** Whether it is the right one; to say no takes as long where there is no password at all. */
    public boolean isRight(String password, Optional<String> hash) {
        if (password.length() > LONGEST * 2) {
            return false;
        }
        boolean right = slowly(
                () -> Password.check(normal(password), hash.orElse(NOBODYS)).with(HASH));
        return right && hash.isPresent();
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T slowly(java.util.function.Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    /** Indonesian words that people make passwords of; the library behind knows English ones alone. */
    private static List<String> common() {
        try (InputStream in = Passwords.class.getResourceAsStream("/console/common-words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split("\\s+")).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
