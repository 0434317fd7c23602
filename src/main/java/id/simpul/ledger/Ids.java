package id.simpul.ledger;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Deterministic ids of what the hub makes: opaque, short, and the same whenever they are made from the same things, so that a
 * decision taken again after a crash speaks of the same agreement, batch or booking.
 */
public final class Ids {
    private static final int LENGTH = 20;

    private Ids() {}

    /**
     * @param prefix what sort of thing it is, such as {@code bat} for a batch
     * @param parts what the thing is made from, in order
     */
    public static String of(String prefix, Object... parts) {
        MessageDigest digest = sha256();
        for (Object part : parts) {
            byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        byte[] head = Arrays.copyOf(digest.digest(), 16);
        String text = new BigInteger(1, head).toString(32);
        return prefix + "-" + "0".repeat(Math.max(0, LENGTH - text.length()))
                + text.substring(0, Math.min(LENGTH, text.length()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
