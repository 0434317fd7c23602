package id.simpul.backup;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and sums up what goes by. */
public final class Summing extends OutputStream {
    private final MessageDigest digest;
    private long bytes;

    public Summing() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256", e);
        }
    }

    @Override
    public void write(int one) {
        digest.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] all, int from, int length) {
        digest.update(all, from, length);
        bytes += length;
    }

    public long bytes() {
        return bytes;
    }

    /** Of all until now; begins anew. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
