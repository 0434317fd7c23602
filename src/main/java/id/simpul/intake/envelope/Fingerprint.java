package id.simpul.intake.envelope;

import java.util.HexFormat;

/**
 * A keyed hash (HMAC) of a body, kept for ever to know it again: equal for bodies that are equal as JSON, and without the key it
 * tells nothing of what was in them.
 *
 * @param hex 64 hexadecimal digits
 */
public record Fingerprint(String hex) {
    static Fingerprint of(byte[] mac) {
        return new Fingerprint(HexFormat.of().formatHex(mac));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
