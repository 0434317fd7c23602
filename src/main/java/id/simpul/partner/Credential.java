package id.simpul.partner;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What the hub keeps of a partner's password, enough to know it again. Passwords are generated, 256 bits long, and checked every
 * few seconds: a fast hash is right, and a slow one, made for passwords that people choose, would only cost.
 *
 * @param forBroker the same in the form in which an Artemis of its own keeps passwords, so that it can be told this one again;
 *     missing with those that an older hub made
 * @param renewal the password before, where it is good for a while yet; a broker elsewhere knows of one password only
 * @param certificate the SHA-256 of the certificate that must be shown beside the password, in hexadecimal, if one must
 */
public record Credential(
        byte[] salt, byte[] hash, Optional<String> forBroker, Optional<Renewal> renewal, Optional<String> certificate) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** As many rounds as Artemis itself makes. */
    private static final int ROUNDS = 1024;

    private static final int KEY_BITS = 512;

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

    Credential(byte[] salt, byte[] hash, Optional<String> forBroker) {
        this(salt, hash, forBroker, Optional.empty(), Optional.empty());
    }

    public static Generated generate() {
        String secret = new BigInteger(256, RANDOM).toString(Character.MAX_RADIX);
        return new Generated(secret, of(secret));
    }

    public static Credential of(String secret) {
        byte[] salt = salt(16);
        return new Credential(salt, digest(salt, secret), Optional.of(forBroker(secret)));
    }

    private static byte[] salt(int length) {
        byte[] salt = new byte[length];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static String forBroker(String secret) {
        byte[] salt = salt(32);
        try {
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, KEY_BITS))
                    .getEncoded();
            HexFormat hex = HexFormat.of().withUpperCase();
            return "ENC(" + ROUNDS + ":" + hex.formatHex(salt) + ":" + hex.formatHex(derived) + ")";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2", e);
        }
    }

    /**
     * Whether who shows this may come in: with the right password and, where one is asked for, the right certificate, within its time.
     *
     * @param shown the certificate whose key the caller has, as the handshake has proven; none without TLS
     */
    public boolean admits(String secret, Optional<X509Certificate> shown) {
        return matches(secret)
                && (certificate.isEmpty() || shown.filter(this::isTheOne).isPresent());
    }

    private boolean isTheOne(X509Certificate shown) {
        try {
            shown.checkValidity();
            byte[] print = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
            return MessageDigest.isEqual(HexFormat.of().parseHex(certificate.orElseThrow()), print);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Takes as long for a wrong secret as for the right one; while a password is renewed, for each a hash more. */
    boolean matches(String secret) {
        boolean right = MessageDigest.isEqual(hash, digest(salt, secret));
        if (renewal.isEmpty()) {
            return right;
        }
        boolean old = renewal.get().admits(secret);
        if (right) {
            renewal.get().newIsUsed();
        }
        return right || old;
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
        return other instanceof Credential that
                && Arrays.equals(salt, that.salt)
                && Arrays.equals(hash, that.hash)
                && forBroker.equals(that.forBroker)
                && renewal.equals(that.renewal)
                && certificate.equals(that.certificate);
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
