package id.simpul.journey;

import id.simpul.console.session.SecondFactor;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The authenticator app of a member of staff: it takes the key from the page of setting up, and shows codes. */
final class StaffCodes {
    private static final Pattern TYPED = Pattern.compile("<span class=\"code\">([A-Z2-7 ]+)</span>");

    private StaffCodes() {}

    static byte[] key(String page) {
        Matcher typed = TYPED.matcher(page);
        if (!typed.find()) {
            throw new AssertionError("No key on this page:\n" + page);
        }
        StringBuilder bits = new StringBuilder();
        typed.group(1)
                .replace(" ", "")
                .chars()
                .forEach(c -> bits.append(
                        String.format("%5s", Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)))
                                .replace(' ', '0')));
        byte[] key = new byte[20];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return key;
    }

    /**
     * What it shows, some steps of half a minute from now. The step may turn before the hub looks: the code of now is then the one
     * before, which counts, and that of the next step, for whoever has used this one, is the one of now.
     */
    static String code(byte[] key, int steps) {
        return SecondFactor.code(key, Instant.now().getEpochSecond() / 30 + steps);
    }
}
