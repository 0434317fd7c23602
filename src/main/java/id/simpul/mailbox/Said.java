package id.simpul.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a school wrote about a batch that came or goes back, as far as it is beyond doubt: that all is there, or which books are
 * missing, lost or damaged. Anything else is for people to read.
 */
final class Said {
    private static final Pattern LOST = Pattern.compile("\\bhilang\\b", Pattern.CASE_INSENSITIVE);
    /** Words that say that books are on their way back, or wait to be fetched. */
    private static final Set<String> BACK =
            Set.of("siap", "dijemput", "diambil", "kembali", "dikembalikan", "terkumpul", "dikumpulkan");

    /** By itself "siap" is no more than yes: said of books, it follows what is ready. */
    private static final Pattern READY = Pattern.compile(
            "\\b(sudah|semua|semuanya|lengkap)( (sudah|semua|semuanya|lengkap|kami|buku|bukunya|paket|paketnya))* siap\\b");

    /** Without one of these it may be a question, or a plan. */
    private static final Set<String> DONE = Set.of("sudah", "semua", "semuanya", "lengkap");

    /** What is longer is for people to read. */
    private static final int SHORT = 4_000;

    private Said() {}

    /** The data of a {@code rotation.received}, if it says no more than that. */
    static Optional<ObjectNode> received(String own, String batch) {
        if (!isPlain(own)) {
            return Optional.empty();
        }
        return isAllThere(own) ? Optional.of(Json.object().put("batch", batch)) : BookList.of(own, batch);
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
        boolean onlyLost =
                BookList.missing(own).allMatch(found -> LOST.matcher(found).find());
        return onlyLost
                ? BookList.of(own, batch).filter(said -> !said.has("damaged")).map(said -> lost(said, batch))
                : Optional.empty();
    }

    /** Not if it may only say that our mail came, or is thanked for. */
    private static boolean isAllBack(String own) {
        List<String> words = Words.withoutThanks(own);
        boolean back = words.stream().anyMatch(word -> BACK.contains(word) && !word.equals("siap"))
                || Arrays.stream(own.split("[,.;:!\n]")).anyMatch(Said::isReady);
        return back
                && words.stream().anyMatch(DONE::contains)
                && words.stream().noneMatch(Words.CAME::contains)
                && words.stream()
                        .allMatch(word -> BACK.contains(word) || Words.ALL.contains(word) || Words.isPolite(word));
    }

    private static boolean isReady(String clause) {
        return READY.matcher(String.join(" ", Words.of(clause))).find();
    }

    private static ObjectNode lost(ObjectNode said, String batch) {
        ObjectNode data = Json.object().put("batch", batch);
        data.putArray("items");
        said.path("missing")
                .forEach(barcode -> data.withArray("/lost").addObject().set("barcode", barcode));
        return data;
    }

    /** Whether it is short, and asks nothing. */
    static boolean isPlain(String own) {
        return !own.isEmpty() && own.length() <= SHORT && own.indexOf('?') < 0;
    }

    private static boolean isAllThere(String own) {
        List<String> words = Words.of(own);
        boolean said = words.stream().anyMatch(Words.ALL::contains)
                || String.join(" ", words).matches(".*\\bsemua(nya)? (sudah )?ada\\b.*");
        return said && words.stream().allMatch(word -> Words.ALL.contains(word) || Words.isPolite(word));
    }
}
