package id.simpul.partner;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What the hub keeps of a partner's password, enough to know it again. Passwords are generated, 256 bits long, and checked every
 * few seconds: a fast hash is right, and a slow one, made for passwords that people choose, would only cost.
 */
public record Credential(byte[] salt, byte[] hash) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new password, which is told once, and the credential to keep. */
    public record Generated(String secret, Credential credential) {
        /** Without the secret, which has no business in a log. */
        @Override
        public String toString() {
            return "Generated";
        }
    }

    public Credential {
        salt = salt.clone();
        hash = hash.clone();
    }

    public static Generated generate() {
        String secret = new BigInteger(256, RANDOM).toString(Character.MAX_RADIX);
        return new Generated(secret, of(secret));
    }

    public static Credential of(String secret) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return new Credential(salt, digest(salt, secret));
    }

    /** Takes as long for a wrong secret as for the right one. */
    public boolean matches(String secret) {
        return MessageDigest.isEqual(hash, digest(salt, secret));
    }

    private static byte[] digest(byte[] salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential that && Arrays.equals(salt, that.salt) && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "Credential";
    }
}
