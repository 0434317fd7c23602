package id.simpul.partner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says once it is read as it was encoded: percent, HTML, JSON and MIME escapes, base64, base32, hexadecimal and decimal codes. */
final class Encodings {
    private static final Pattern ESCAPES = Pattern.compile("%([0-9A-Fa-f]{2})|&#[xX]([0-9A-Fa-f]{1,6});?|&#(\\d{1,7});?"
            + "|\\\\+[uUxX]\\{?0{0,6}([0-9A-Fa-f]{2,4})\\}?|[Uu]\\+0{0,4}([0-9A-Fa-f]{2,4})");
    private static final Pattern MIME = Pattern.compile("=(3[0-9])");
    private static final int FEWEST_OF_MIME = 6;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{21,}");
    private static final Pattern BASE32 = Pattern.compile("[A-Z2-7]{26,}");
    private static final String DIGITS_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    /** Possessive, as the next one, since Java would go deeper into its stack with each pair of what it may have to give back. */
    private static final Pattern BYTES = Pattern.compile("(?:(?:0x|\\\\x)?3[0-9](?:[ ,;:-]{1,2})?){16,}+");

    private static final Pattern CODES = Pattern.compile("(?:4[89]|5[0-7])(?:[ ,;:-]{1,2}(?:4[89]|5[0-7])){15,}+");
    private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]{12,14})(?![0-9a-fA-F])");
    private static final Pattern PAIR = Pattern.compile("3([0-9])|(4[89]|5[0-7])");

    private Encodings() {}

    /** All that it may say, besides what it says as it stands. */
    static List<String> read(String text) {
        List<String> read = new ArrayList<>();
        Matcher escapes = ESCAPES.matcher(text);
        if (escapes.find()) {
            read.add(escapes.reset().replaceAll(Encodings::sign));
        }
        if (MIME.matcher(text).results().limit(FEWEST_OF_MIME).count() == FEWEST_OF_MIME) {
            read.add(MIME.matcher(text).replaceAll(Encodings::sign));
        }
        BASE64.matcher(text).results().map(MatchResult::group).forEach(word -> base64(word, read));
        BASE32.matcher(text).results().map(MatchResult::group).forEach(word -> read.add(base32(word)));
        BYTES.matcher(text).results().map(MatchResult::group).forEach(bytes -> read.add(codes(bytes)));
        CODES.matcher(text).results().map(MatchResult::group).forEach(codes -> read.add(codes(codes)));
        NUMBER.matcher(text).results().forEach(number -> read.add(new BigInteger(number.group(1), 16).toString()));
        return read;
    }

    private static String sign(MatchResult escape) {
        for (int group = 1; group <= escape.groupCount(); group++) {
            if (escape.group(group) != null) {
                int sign = Integer.parseInt(escape.group(group), group == 3 ? 10 : 16);
                boolean whole = Character.isValidCodePoint(sign) && sign != 0;
                return whole ? Matcher.quoteReplacement(Character.toString(sign)) : "";
            }
        }
        return "";
    }

    /** From each of four places on, since signs of its alphabet may stand right before it. */
    private static void base64(String word, List<String> read) {
        String plain = word.replace('-', '+').replace('_', '/');
        for (int skipped = 0; skipped < 4; skipped++) {
            String from = plain.substring(skipped);
            String whole = from.length() % 4 == 1 ? from.substring(0, from.length() - 1) : from;
            read.add(new String(Base64.getDecoder().decode(whole), ISO_8859_1).replace("\0", ""));
        }
    }

    private static String base32(String word) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < word.length(); i++) {
            held = held << 5 | DIGITS_32.indexOf(word.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                text.append((char) (held >> bits & 0xFF));
                held &= (1 << bits) - 1;
            }
        }
        return text.toString();
    }

    private static String codes(String text) {
        StringBuilder digits = new StringBuilder();
        PAIR.matcher(text.replaceAll("0x|\\\\x", ""))
                .results()
                .forEach(pair -> digits.append(
                        pair.group(1) == null
                                ? (char) Integer.parseInt(pair.group(2))
                                : pair.group(1).charAt(0)));
        return digits.toString();
    }
}
