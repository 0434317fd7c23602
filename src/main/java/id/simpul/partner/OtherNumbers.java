package id.simpul.partner;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in a text that are known to be something else than a NIK: dates, times, telephone and civil servants' numbers, money, ISBN, NPSN. */
final class OtherNumbers {
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String YEAR = "(?:19|20)\\d{2}";
    private static final String TIME = "(?:[01]?\\d|2[0-4])[.:][0-5]\\d(?:[.:][0-5]\\d)?";

    private static final Pattern DATES =
            Pattern.compile("(?<!\\d)(?<!\\d[-./ ])(?:" + DAY + "([-./ ])" + MONTH + "\\1" + YEAR + "(?!\\d)(?!\\1\\d)|"
                    + YEAR + "([-./])" + MONTH + "\\2" + DAY + "(?!\\d)(?!\\2\\d))(?:[T ,]+" + TIME + "(?!\\d))?");
    private static final Pattern OTHERS = Pattern.compile(
            // from one hour to another, or at one
            "(?<!\\d)(?<!\\d[.:])" + TIME + " ?(?:-|\u2013|s\\.?d\\.?|sampai) ?" + TIME + "(?![.:]?\\d)"
                    + "|\\b(?:pukul|jam|pkl?\\.?) ?" + TIME + "(?![.:]?\\d)"
                    // mobile and international numbers, and what is said to be one
                    + "|(?<![\\d.-])(?:\\+62[- ]?\\d{2,3}|08\\d{2})[- .]?\\d{3,4}[- .]?\\d{3,5}(?!\\d)"
                    + "|\\b(?:telp?|telepon|telp/fax|hp|wa|whatsapp|fax|faks|kontak)\\b[.: ]*[(+]?(?:0|62)\\d[\\d() .-]{5,16}(?!\\d)"
                    // NIP: born, in service since, sex, serial number
                    + "|(?<!\\d)(?:19|20)\\d{2}(?:0[1-9]|1[0-2])[0-3]\\d ?(?:19|20)\\d{2}(?:0[1-9]|1[0-2]) ?[12] ?\\d{3}(?!\\d)"
                    // a moment to the second and less
                    + "|(?<!\\d)20\\d{2}(?:0[1-9]|1[0-2])[0-3]\\d[0-2]\\d[0-5]\\d[0-5]\\d{1,8}(?!\\d)"
                    + "|(?<!\\d)1[5-9]\\d{11}(?!\\d)"
                    + "|\\b(?:Rp|IDR)\\.? ?\\d[\\d.,]*"
                    + "|(?<!\\d)97[89](?:[- ]?\\d){10}(?!\\d)"
                    + "|\\b(?:npsn|nsm|kode pos|issn|isbn|ddc|tahun|thn|halaman|hlm|hal|vol|kelas)\\b[.: ]*[\\dX][\\dX.-]*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern YEARS = Pattern.compile("(?<![\\d.-])" + YEAR + "(?![\\d.-])");

    private final BitSet dates = new BitSet();
    private final BitSet all = new BitSet();
    private final BitSet withYears = new BitSet();

    OtherNumbers(PlainSigns text) {
        String plain = text.toString();
        mark(dates, DATES, plain);
        all.or(dates);
        mark(all, OTHERS, plain);
        withYears.or(all);
        mark(withYears, YEARS, plain);
    }

    /** Whether part of a date stands there. */
    boolean dates(int start, int end) {
        return touches(dates, start, end);
    }

    boolean any(int start, int end) {
        return touches(all, start, end);
    }

    /** Whether any stands there, or a year by itself. */
    boolean anyOrYears(int start, int end) {
        return touches(withYears, start, end);
    }

    private static boolean touches(BitSet marked, int start, int end) {
        int next = marked.nextSetBit(start);
        return next >= 0 && next < end;
    }

    private static void mark(BitSet marked, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            marked.set(found.start(), found.end());
        }
    }
}
