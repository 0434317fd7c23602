package id.simpul.mailbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words of which answers by mail are made. */
final class Words {
    /** Words that say that nothing is missing. */
    static final Set<String> ALL = Set.of("lengkap", "komplit", "komplet");
    /** Words that say nothing about books. */
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

    /** Words that say that something came. */
    static final Set<String> CAME = Set.of("terima", "diterima", "datang", "sampai");

    private static final Pattern THANKS = Pattern.compile("\\b(terima kasih|makasih|sama-sama)( kembali)?\\b");

    private Words() {}

    /** In small letters, without what stands between them. */
    static List<String> of(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static boolean isPolite(String word) {
        return POLITE.contains(word);
    }

    /** Without thanks, in which there are words that are otherwise said of books. */
    static List<String> withoutThanks(String text) {
        return of(THANKS.matcher(String.join(" ", of(text))).replaceAll(" "));
    }
}
