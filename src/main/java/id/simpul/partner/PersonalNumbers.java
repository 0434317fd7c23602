package id.simpul.partner;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what passes as a national identity number (NIK), so that it is neither taken nor kept.
 *
 * <p>A NIK has 16 digits: a province (2), regency (2), district (2), day of birth (41 to 71 for women), month, year and a
 * serial number (4). It is found in one run, or in the groups in which people write it: 4-4-4-4, or along its parts.
 * Other groupings are not taken for one, so that dates beside telephone numbers, and the 8-4-4-4-12 of a UUID, pass.
 */
public final class PersonalNumbers {
    private static final int LENGTH = 16;
    private static final String IN_ITS_PLACE = "[NIK]";

    /** Kemendagri codes of the provinces, those of Papua's division included. */
    private static final String PROVINCE = "(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])";

    private static final String FORM =
            PROVINCE + "\\d{4}(?:0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])(?:0[1-9]|1[0-2])\\d{6}";
    private static final Pattern PASSES = Pattern.compile(FORM);

    private static final String ASCII_GAPS = " \t.-/_";
    private static final String GAP = "[\\h.\\-/_\u2010-\u2015]";
    private static final String PLACE =
            "(?:\\d{6}|\\d{2}" + GAP + "\\d{4}|\\d{4}" + GAP + "\\d{2}|\\d{2}" + GAP + "\\d{2}" + GAP + "\\d{2})";
    private static final String BIRTH = "(?:\\d{6}|\\d{2}" + GAP + "\\d{2}" + GAP + "\\d{2})";
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<!\\d)(?:\\d{16}|\\d{4}(?:" + GAP + "\\d{4}){3}|" + PLACE + GAP + "?" + BIRTH + GAP + "?\\d{4})(?!\\d)",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** A UUID (RFC 9562 section 4) is drawn at random, and now and then its last digits would pass. */
    private static final Pattern UUID = Pattern.compile(
            "(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[1-8][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])");

    private PersonalNumbers() {}

    /** Whether the text holds a number that passes as a NIK. */
    public static boolean in(String text) {
        return hasRun(text) && find(CANDIDATE.matcher(text), text, 0);
    }

    /** Whether the number, written out, passes as a NIK; also as {@code 1.375011205900001E15}. */
    public static boolean in(BigDecimal number) {
        boolean wholePartIsShort = number.precision() - number.scale() == LENGTH;
        return wholePartIsShort ? in(number.abs().toBigInteger().toString()) : in(number.toString());
    }

    /** The text with every number that passes as a NIK taken out of it. */
    public static String redact(String text) {
        if (!in(text)) {
            return text;
        }
        StringBuilder redacted = new StringBuilder();
        Matcher candidate = CANDIDATE.matcher(text);
        int kept = 0;
        while (find(candidate, text, kept)) {
            redacted.append(text, kept, candidate.start()).append(IN_ITS_PLACE);
            kept = candidate.end();
        }
        return redacted.append(text, kept, text.length()).toString();
    }

    /** Goes on one character after a candidate that does not pass, since one that does may begin inside it. */
    private static boolean find(Matcher candidate, String text, int from) {
        int next = from;
        while (candidate.find(next)) {
            if (PASSES.matcher(digits(candidate.group())).matches() && !isOfUuid(text, candidate.start())) {
                return true;
            }
            next = candidate.start() + 1;
        }
        return false;
    }

    private static boolean isOfUuid(String text, int place) {
        return UUID.matcher(text).results().anyMatch(uuid -> uuid.start() <= place && place < uuid.end());
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(LENGTH);
        text.chars()
                .map(c -> Character.digit(c, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }

    /** Nearly every text has too few digits without a letter between them to be worth a closer look. */
    private static boolean hasRun(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < LENGTH; i++) {
            char c = text.charAt(i);
            if (c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c)) {
                digits++;
            } else if (c < 128 && ASCII_GAPS.indexOf(c) < 0) {
                digits = 0;
            }
        }
        return digits == LENGTH;
    }
}
