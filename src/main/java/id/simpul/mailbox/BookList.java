package id.simpul.mailbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Books of a batch listed by their barcodes, with what is wrong with them. */
final class BookList {
    private static final Pattern MISSING =
            Pattern.compile("\\b(?:sudah )?(hilang|kurang|tidak ada|tdk ada|belum ada)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAMAGED = Pattern.compile("\\b(?:sudah )?rusak\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_DAMAGED = Pattern.compile(
            "\\b(tidak|tdk|tak|bukan|belum|enggak|nggak|ngga|gak|ga)\\s+rusak\\b", Pattern.CASE_INSENSITIVE);
    /** Words that say of a book that nothing is wrong with it. */
    private static final Set<String> WELL = Set.of("sudah", "ada", "semua", "semuanya", "baik");

    /** A word with a digit in it. */
    private static final Pattern BARCODE =
            Pattern.compile("(?<![\\p{L}\\p{N}-])[\\p{L}\\p{N}./-]*\\d[\\p{L}\\p{N}./-]*");

    private BookList() {}

    /** Words that say that books are not there. */
    static Stream<String> missing(String own) {
        return MISSING.matcher(own).results().map(MatchResult::group);
    }

    /**
     * The missing and damaged ones, for the data of a {@code rotation.received}, if nothing else is said.
     *
     * <p>A line speaks of the books in it, or is the heading of those below; one that says what is well leaves open what it ends.
     */
    static Optional<ObjectNode> of(String own, String batch) {
        ObjectNode data = Json.object().put("batch", batch);
        String heading = "";
        for (String line : own.split("\n")) {
            List<String> barcodes = BARCODE.matcher(line)
                    .results()
                    .map(found -> bare(found.group()))
                    .toList();
            String state = state(line);
            String counts = state.isEmpty() ? heading : state;
            boolean plain = barcodes.isEmpty()
                    ? isOnlyThat(line) && (counts.isEmpty() || !isWell(line))
                    : !counts.isEmpty() && note(data, barcodes, counts, line);
            if (!plain || state.equals("unclear")) {
                return Optional.empty();
            }
            heading = barcodes.isEmpty() ? counts : heading;
        }
        return data.size() > 1 ? Optional.of(data) : Optional.empty();
    }

    private static String state(String line) {
        boolean missing = MISSING.matcher(line).find();
        boolean damaged = DAMAGED.matcher(line).find();
        boolean unclear = (missing && damaged) || NOT_DAMAGED.matcher(line).find();
        return unclear ? "unclear" : missing ? "missing" : damaged ? "damaged" : "";
    }

    /** Whether a heading says nothing beside what is wrong. */
    private static boolean isOnlyThat(String line) {
        return Words.of(rest(line)).stream().allMatch(Words::isPolite);
    }

    private static boolean isWell(String line) {
        return Words.withoutThanks(rest(line)).stream()
                .anyMatch(word -> WELL.contains(word) || Words.CAME.contains(word) || Words.ALL.contains(word));
    }

    private static String rest(String line) {
        return BARCODE.matcher(
                        DAMAGED.matcher(MISSING.matcher(line).replaceAll(" ")).replaceAll(" "))
                .replaceAll(" ")
                .replaceAll("[\\s:;,.()–-]+", " ")
                .strip();
    }

    /** What is said of a damaged book is its note; of one that is missing there is nothing more to say. */
    private static boolean note(ObjectNode data, List<String> barcodes, String state, String line) {
        String rest = rest(line);
        boolean polite = Words.of(rest).stream().allMatch(Words::isPolite);
        if (state.equals("missing")) {
            barcodes.forEach(data.withArray("/missing")::add);
            return polite && !isWell(line);
        }
        ArrayNode damaged = data.withArray("/damaged");
        barcodes.forEach(barcode -> {
            ObjectNode noted = damaged.addObject().put("barcode", barcode);
            if (!polite) {
                noted.put("note", rest);
            }
        });
        return polite ? !isWell(line) : barcodes.size() == 1;
    }

    private static String bare(String barcode) {
        Matcher end = Pattern.compile("[./-]+$").matcher(barcode);
        return end.replaceAll("");
    }
}
