package id.simpul.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Sentences as partners and staff write them, with every sort of number but that of a person. */
public final class PlausibleSentences {
    private static final String[] WORDS = {
        "cerita",
        "rakyat",
        "dari",
        "bukit",
        "kota",
        "anak",
        "hutan",
        "laut",
        "si",
        "kancil",
        "dan",
        "sejarah",
        "ilmu",
        "alam",
        "kelas",
        "sehari",
        "satu",
        "dua",
        "tiga",
        "seratus",
        "malam",
        "buku",
        "pintar",
        "ensiklopedia",
        "jilid",
        "Nusantara",
        "Minangkabau",
        "Solo",
        "ibu",
        "bola",
        "lilin"
    };
    private static final String[] MONTHS = {
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September"
    };

    private final Random random;
    private final List<Supplier<String>> kinds;

    public PlausibleSentences(long seed) {
        random = new Random(seed);
        kinds = List.of(
                () -> title() + " / " + words(2) + ". - Cet. " + below(9) + ". - Jakarta : " + words(1) + ", " + year()
                        + ". " + below(400) + " hlm. ; " + below(40) + " cm. ISBN " + isbn(),
                () -> isbn() + " " + isbn() + " " + year(),
                () -> "ISBN " + isbn() + ", NPSN " + npsn() + ", telp. " + phone(),
                this::title,
                () -> title() + " " + below(1000),
                () -> "Hubungi " + phone() + " atau " + phone(),
                () -> "WA " + mobile() + " (" + words(1) + "), HP " + mobile(),
                () -> mobile() + " / " + phone(),
                () -> "Kunjungan pada " + date() + " pukul " + time() + "-" + time() + ", " + below(90) + " orang",
                () -> date() + " s.d. " + date(),
                () -> date() + " - " + date() + " " + phone(),
                () -> date() + " " + time() + "-" + time(),
                () -> "Tanggal " + below(29) + " " + MONTHS[random.nextInt(MONTHS.length)] + " " + year() + " dan "
                        + below(29) + " Mei " + year(),
                () -> "20" + digits(2) + "-0" + (1 + below(9)) + "-1" + digits(1) + "T0" + digits(1) + ":1" + digits(1)
                        + ":2" + digits(1) + "." + digits(6) + "+07:00",
                () -> "Barcode " + digits(8) + ", " + digits(8) + " dan " + digits(10) + " rusak",
                () -> "Eksemplar B" + digits(8) + " dan B" + digits(8) + " belum kembali",
                () -> digits(11) + " " + digits(11),
                () -> digits(13),
                () -> "Jl. " + words(2) + " No. " + below(200) + " RT " + digits(2) + "/RW " + digits(2)
                        + ", Bukittinggi 26" + digits(3) + ", telp " + phone(),
                () -> below(999) + "." + digits(3) + " " + words(1).toUpperCase(Locale.ROOT) + " " + words(1).charAt(0)
                        + " C." + below(5),
                () -> "398.2" + digits(2) + " 598 " + words(1) + " " + year() + " inv. " + digits(5) + "/PBH/" + year(),
                () -> "NPSN " + npsn() + " dan NPSN " + npsn(),
                () -> "SDN " + digits(2) + " (" + npsn() + "): " + below(300) + " murid, " + below(30) + " guru, "
                        + below(400) + " buku",
                () -> "Rp" + money() + " sampai Rp " + money() + ",00",
                () -> "Biaya Rp " + money() + " + " + money() + " = " + money(),
                () -> "NIP " + nip(),
                () -> nip() + ", " + nip(),
                () -> "NIM " + digits(10) + " dan " + digits(10) + " dari Universitas Contoh",
                () -> "Nomor surat 0" + below(99) + "/UN." + below(20) + "/PP." + digits(2) + "." + digits(2) + "/"
                        + year() + ", semester " + year() + "1",
                () -> "Kelas 1: " + row(6) + " jumlah " + below(500),
                () -> row(8),
                () -> "hlm. " + rising(8),
                () -> "-0.3" + digits(5) + ", 100.3" + digits(5),
                () -> UUID.nameUUIDFromBytes(digits(9).getBytes(StandardCharsets.UTF_8)) + "",
                () -> "permintaan "
                        + new UUID(
                                (random.nextLong() & 0xffffffffffff0fffL) | 0x4000,
                                (random.nextLong() & 0x3fffffffffffffffL) | (1L << 63)),
                () -> hex(40) + " " + hex(7),
                () -> "sha256 " + hex(64),
                () -> Base64.getEncoder().encodeToString(bytes(30)),
                () -> "https://contoh.id/buku?id=" + digits(6) + "&t="
                        + (1_700_000_000_000L + random.nextInt(2_000_000_000)) + "&u=%20" + words(1),
                () -> "rotation-" + year() + "-Q" + (1 + below(4)) + "-" + digits(6) + "-" + digits(4),
                () -> "id-20" + digits(2) + "0" + (1 + below(8)) + "1" + digits(1) + "-" + digits(6) + "-" + digits(3),
                () -> "resi JX" + digits(10) + ", kode pos 26" + digits(3) + ", " + date());
    }

    public String next() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private String title() {
        return words(3 + below(6)) + (random.nextBoolean() ? " " + below(12) : "") + " / " + words(2);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private int below(int limit) {
        return random.nextInt(limit);
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    private String year() {
        return String.valueOf(1950 + below(77));
    }

    private String two(int from, int count) {
        return String.format(Locale.ROOT, "%02d", from + below(count));
    }

    private String date() {
        String sign = "-/.".substring(below(3)).substring(0, 1);
        return two(1, 28) + sign + two(1, 12) + sign + year();
    }

    private String time() {
        return two(7, 11) + (random.nextBoolean() ? "." : ":") + two(0, 60);
    }

    private String isbn() {
        String group = random.nextBoolean() ? "978-602-" : "978-979-";
        return random.nextBoolean()
                ? group + digits(4) + "-" + digits(2) + "-" + digits(1)
                : (group + digits(7)).replace("-", "");
    }

    private String npsn() {
        return (random.nextBoolean() ? "10" : "69") + digits(6);
    }

    private String phone() {
        return random.nextBoolean() ? "(0752) " + digits(5) : "0752-" + digits(6);
    }

    private String mobile() {
        return random.nextBoolean()
                ? "08" + digits(2) + "-" + digits(4) + "-" + digits(4)
                : "+62 8" + digits(2) + " " + digits(4) + " " + digits(3);
    }

    private String money() {
        return String.format(Locale.GERMANY, "%,d", 1000L * (1 + random.nextInt(2_000_000)));
    }

    private String nip() {
        String born = String.valueOf(1960 + below(40)) + two(1, 12) + two(1, 28);
        String since = String.valueOf(1985 + below(40)) + two(1, 12);
        String number = (1 + below(2)) + " " + digits(3);
        return random.nextBoolean() ? (born + since + number).replace(" ", "") : born + " " + since + " " + number;
    }

    private String row(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append(below(120));
        }
        return text.toString();
    }

    private String rising(int count) {
        StringBuilder text = new StringBuilder();
        int page = below(40);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append(page += 1 + below(5));
        }
        return text.toString();
    }

    private String hex(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
