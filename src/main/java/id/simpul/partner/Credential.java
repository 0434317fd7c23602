package id.simpul.partner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the hub keeps of a partner's password: a salted SHA-256. Passwords are generated with 256 bits, so nobody can guess
 * them, and the broker compares them every few seconds, so the hash has to be a fast one.
 *
 * @param salt 16 bytes in Base64
 * @param hash 32 bytes in Base64
 */
public record Credential(String salt, String hash) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("sha256:([^:]+):([^:]+)");

    /** A new password, to be shown once, and what to keep of it. */
    public record Generated(String password, Credential credential) {
        @Override
        public String toString() {
            return "Generated[password not shown]";
        }
    }

    public static Generated generate() {
        String password = encode(random(32));
        String salt = encode(random(16));
        return new Generated(password, new Credential(salt, hash(salt, password)));
    }

    /** Reads what {@link #encoded()} wrote. */
    public static Credential decode(String encoded) {
        var parts = FORM.matcher(encoded);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a stored credential of the form sha256:salt:hash");
        }
        return new Credential(parts.group(1), parts.group(2));
    }

    /** The one text in which a credential is stored. */
    public String encoded() {
        return "sha256:" + salt + ":" + hash;
    }

    public boolean matches(String password) {
        return MessageDigest.isEqual(bytes(hash), bytes(hash(salt, password)));
    }

    private static String hash(String salt, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes(salt));
            return encode(digest.digest(bytes(password)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Credential[not shown]";
    }
}
