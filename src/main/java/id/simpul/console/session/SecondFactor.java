package id.simpul.console.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of six digits that change every thirty seconds (RFC 6238, with SHA-1 as every authenticator app has it). */
public final class SecondFactor {
    private static final int KEY_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private SecondFactor() {}

    /** A key that nobody has. */
    public static byte[] newKey() {
        return Keys.random(KEY_BYTES);
    }

    /** The key as it is typed into an app that cannot read its picture (RFC 4648 base 32). */
    public static String typed(byte[] key) {
        StringBuilder typed = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : key) {
            held = (held << Byte.SIZE) | (one & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                typed.append(BASE32.charAt((held >> bits) & 0x1f));
            }
        }
        if (bits > 0) {
            typed.append(BASE32.charAt((held << (BITS - bits)) & 0x1f));
        }
        return typed.toString();
    }

    /** What the picture says, as apps read it. */
    public static String address(String user, String issuer, byte[] key) {
        return "otpauth://totp/" + escaped(issuer) + ":" + escaped(user) + "?secret=" + typed(key) + "&issuer="
                + escaped(issuer) + "&digits=" + DIGITS + "&period=" + STEP_SECONDS;
    }

    private static String escaped(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    /** The step whose code it is, if it is that of now, or of one step earlier or later: clocks differ. */
    public static OptionalLong step(byte[] key, String code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        String typed = code.replaceAll("\\s", "");
        return LongStream.of(current, current - 1, current + 1)
                .filter(step -> Keys.same(code(key, step), typed))
                .findFirst();
    }

    /** The code of one step. */
    public static String code(byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format("%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }
}
