package id.simpul.console.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What the console signs and seals with, made from one secret of the home; and the random names it gives. */
public final class Keys {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int TOKEN = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] signing;
    private final byte[] sealing;

    public Keys(String secret) {
        signing = mac(secret.getBytes(UTF_8), "console signing");
        sealing = mac(secret.getBytes(UTF_8), "console sealing");
    }

    /** 256 bits nobody can guess, as letters, digits, - and _. */
    public static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN));
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** SHA-256, under which a token is kept: who reads the table cannot come in with it. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether two texts are the same, in a time that tells nothing of where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    /** What proves that a text came from here. */
    public String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signing, text));
    }

    public boolean isSigned(String text, String signature) {
        return same(sign(text), signature);
    }

    /**
     * Encrypts and signs (AES-GCM).
     *
     * @param about of what it is; it opens for that alone
     */
    public Sealed seal(byte[] content, String about) {
        byte[] nonce = random(NONCE);
        byte[] closed = crypt(Cipher.ENCRYPT_MODE, nonce, content, about);
        return new Sealed(ByteBuffer.allocate(NONCE + closed.length)
                .put(nonce)
                .put(closed)
                .array());
    }

    /**
     * @throws IllegalStateException if it was not sealed here, or about something else
     */
    public byte[] open(Sealed sealed, String about) {
        byte[] all = sealed.bytes();
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), Arrays.copyOfRange(all, NONCE, all.length), about);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] content, String about) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "What was sealed cannot be opened; was the secret `console` of the home changed?", e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
