package id.simpul.mailbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a school wrote about a batch that came or goes back, as far as it is beyond doubt: that all is there, or which books are
 * missing, lost or damaged. Anything else is for people to read.
 */
final class Said {
    private static final Set<String> ALL = Set.of("lengkap", "komplit", "komplet");
    private static final Set<String> POLITE = Set.of(
            "selamat",
            "pagi",
            "siang",
            "sore",
            "malam",
            "terima",
            "kasih",
            "makasih",
            "ya",
            "yth",
            "hormat",
            "salam",
            "bapak",
            "ibu",
            "pak",
            "bu",
            "kak",
            "paket",
            "buku",
            "bukunya",
            "paketnya",
            "sudah",
            "semua",
            "semuanya",
            "ada",
            "datang",
            "sampai",
            "diterima",
            "kami",
            "dengan",
            "baik",
            "assalamualaikum",
            "wassalam",
            "ok",
            "oke");
    private static final Pattern MISSING =
            Pattern.compile("\\b(?:sudah )?(hilang|kurang|tidak ada|tdk ada|belum ada)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOST = Pattern.compile("\\bhilang\\b", Pattern.CASE_INSENSITIVE);
    /** Words that say that books are on their way back, or wait to be fetched. */
    private static final Set<String> BACK =
            Set.of("siap", "dijemput", "diambil", "kembali", "dikembalikan", "terkumpul", "dikumpulkan");

    /** By itself "siap" is no more than yes: said of books, it follows what is ready. */
    private static final Pattern READY = Pattern.compile(
            "\\b(sudah|semua|semuanya|lengkap)( (sudah|semua|semuanya|lengkap|kami|buku|bukunya|paket|paketnya))* siap\\b");

    private static final Pattern THANKS = Pattern.compile("\\b(terima kasih|makasih|sama-sama)( kembali)?\\b");
    /** Words that say that something came. */
    private static final Set<String> CAME = Set.of("terima", "diterima", "datang", "sampai");
    /** Words that say of a book that nothing is wrong with it. */
    private static final Set<String> WELL = Set.of("sudah", "ada", "semua", "semuanya", "baik");

    private static final Pattern DAMAGED = Pattern.compile("\\b(?:sudah )?rusak\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_DAMAGED = Pattern.compile(
            "\\b(tidak|tdk|tak|bukan|belum|enggak|nggak|ngga|gak|ga)\\s+rusak\\b", Pattern.CASE_INSENSITIVE);
    /** Without one of these it may be a question, or a plan. */
    private static final Set<String> DONE = Set.of("sudah", "semua", "semuanya", "lengkap");
    /** A word with a digit in it. */
    private static final Pattern BARCODE =
            Pattern.compile("(?<![\\p{L}\\p{N}-])[\\p{L}\\p{N}./-]*\\d[\\p{L}\\p{N}./-]*");
    /** Where what is answered begins again, as mail programs here write it, or a signature. */
    private static final List<Pattern> QUOTED = List.of(
            Pattern.compile("^\\s*>.*"),
            Pattern.compile("^\\s*(pada|on)\\b.*\\b(menulis|wrote)\\s*:?\\s*$", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^\\s*(pada|on)\\b.*\\d{4}.*@.*", Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "^\\s*-{2,}\\s*(original message|pesan asli|forwarded message|pesan terusan).*",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("^\\s*_{10,}\\s*$"),
            Pattern.compile("^\\s*(from|dari)\\s*:.*@.*", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^-- ?$"),
            Pattern.compile(
                    "^\\s*(sent from|dikirim dari|get outlook|dapatkan outlook)\\b.*", Pattern.CASE_INSENSITIVE));

    private Said() {}

    /** The text without what it quotes, without a signature. */
    static String own(String text) {
        List<String> own = new ArrayList<>();
        String[] lines = text.replace("\r\n", "\n").split("\n");
        for (int place = 0; place < lines.length; place++) {
            String line = lines[place];
            if (isQuote(line) && String.join("", own).isBlank()) {
                return below(lines, place);
            }
            // Some programs break the line that says who wrote when.
            String folded = place + 1 < lines.length ? line + " " + lines[place + 1].strip() : line;
            if (QUOTED.stream().anyMatch(quoted -> quoted.matcher(line).matches())
                    || QUOTED.get(1).matcher(folded).matches()) {
                break;
            }
            own.add(line.strip());
        }
        return String.join("\n", own).strip();
    }

    private static boolean isQuote(String line) {
        return line.strip().startsWith(">");
    }

    /** What was written below a quotation, by those who answer there. */
    private static String below(String[] lines, int first) {
        return Arrays.stream(lines)
                .skip(first)
                .filter(line -> !isQuote(line))
                .takeWhile(line ->
                        QUOTED.stream().noneMatch(quoted -> quoted.matcher(line).matches()))
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** The data of a {@code rotation.received}, if it says no more than that. */
    static Optional<ObjectNode> received(String own, String batch) {
        if (!isPlain(own)) {
            return Optional.empty();
        }
        return isAllThere(own) ? Optional.of(Json.object().put("batch", batch)) : listed(own, batch);
    }

    /**
     * The data of a {@code rotation.returned}, if it says no more than that: all is ready or back, or which books are lost. A book that
     * is only not there yet is not lost.
     */
    static Optional<ObjectNode> returned(String own, String batch) {
        if (!isPlain(own)) {
            return Optional.empty();
        }
        if (isAllBack(own)) {
            return Optional.of(Json.object().put("batch", batch).put("all", true));
        }
        boolean onlyLost = MISSING.matcher(own).results().allMatch(found -> LOST.matcher(found.group())
                .find());
        return onlyLost
                ? listed(own, batch).filter(said -> !said.has("damaged")).map(said -> lost(said, batch))
                : Optional.empty();
    }

    /** Not if it may only say that our mail came, or is thanked for. */
    private static boolean isAllBack(String own) {
        String said = THANKS.matcher(String.join(" ", words(own))).replaceAll(" ");
        List<String> words = words(said);
        boolean back = words.stream().anyMatch(word -> BACK.contains(word) && !word.equals("siap"))
                || Arrays.stream(own.split("[,.;:!\n]")).anyMatch(Said::isReady);
        return back
                && words.stream().anyMatch(DONE::contains)
                && words.stream().noneMatch(CAME::contains)
                && words.stream().allMatch(word -> BACK.contains(word) || ALL.contains(word) || isPolite(word));
    }

    private static boolean isReady(String clause) {
        return READY.matcher(String.join(" ", words(clause))).find();
    }

    private static ObjectNode lost(ObjectNode said, String batch) {
        ObjectNode data = Json.object().put("batch", batch);
        data.putArray("items");
        said.path("missing")
                .forEach(barcode -> data.withArray("/lost").addObject().set("barcode", barcode));
        return data;
    }

    private static final int PATIENCE = 4_000;

    /** Whether it is short, and asks nothing. */
    static boolean isPlain(String own) {
        return !own.isEmpty() && own.length() <= PATIENCE && own.indexOf('?') < 0;
    }

    static boolean isPolite(String word) {
        return POLITE.contains(word);
    }

    private static boolean isAllThere(String own) {
        List<String> words = words(own);
        boolean said = words.stream().anyMatch(ALL::contains)
                || String.join(" ", words).matches(".*\\bsemua(nya)? (sudah )?ada\\b.*");
        return said && words.stream().allMatch(word -> ALL.contains(word) || POLITE.contains(word));
    }

    static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A line speaks of the books in it, or is the heading of those below; one that says what is well leaves open what it ends. */
    private static Optional<ObjectNode> listed(String own, String batch) {
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
        return words(rest(line)).stream().allMatch(POLITE::contains);
    }

    private static boolean isWell(String line) {
        List<String> words =
                words(THANKS.matcher(rest(line).toLowerCase(Locale.ROOT)).replaceAll(" "));
        return words.stream().anyMatch(word -> WELL.contains(word) || CAME.contains(word) || ALL.contains(word));
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
        boolean polite = words(rest).stream().allMatch(POLITE::contains);
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
