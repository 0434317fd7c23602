package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes fingerprints: HMACs under the installation's secret key. */
public final class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int REPLY_ID_BYTES = 24;

    // What a mac is taken of, so that no value of one sort can pass for another
    private static final byte JSON = 0;
    private static final byte BYTES = 1;
    private static final byte REPLY = 2;

    /** One for each thread, since a mac keeps what it was given until it is done. */
    private final ThreadLocal<Mac> keyed;

    /**
     * @param key at least 16 bytes, the same as long as the inbox is kept
     */
    public Fingerprints(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("The key for fingerprints has fewer than 16 bytes; make a new one");
        }
        try {
            Mac first = Mac.getInstance(ALGORITHM);
            first.init(new SecretKeySpec(key, ALGORITHM));
            keyed = ThreadLocal.withInitial(() -> copy(first));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks " + ALGORITHM, e);
        }
    }

    /** Of a JSON value: key order, white space, escapes and the way a number is written make no difference. */
    public Fingerprint of(JsonNode value) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.write(value);
        return Fingerprint.of(mac(JSON, canonical.bytes(), canonical.length()));
    }

    /** Of a body that could not be read as JSON. */
    public Fingerprint ofBytes(byte[] body) {
        return Fingerprint.of(mac(BYTES, body, body.length));
    }

    /** The id of the answer to a message: the same each time the same message is answered. */
    String replyId(String partner, String message, Fingerprint fingerprint) {
        byte[] subject = (partner + '\n' + fingerprint.hex() + '\n' + message).getBytes(UTF_8);
        byte[] mac = mac(REPLY, subject, subject.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, REPLY_ID_BYTES));
    }

    private byte[] mac(byte sort, byte[] bytes, int length) {
        Mac mac = keyed.get();
        // Should something have failed in the midst of it before.
        mac.reset();
        mac.update(sort);
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's " + ALGORITHM + " cannot be copied", e);
        }
    }
}
