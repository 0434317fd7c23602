package id.simpul.agreement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A paper as a file: known by its SHA-256, which tells whether it is still the same.
 *
 * @param name as whoever recorded it had named it
 */
record Scan(String sha256, String name, Type type, int bytes) {
    /** What a scan may be, told by how its bytes begin and never by its name. */
    enum Type {
        PDF("%PDF-"),
        JPEG("\u00ff\u00d8\u00ff"),
        PNG("\u0089PNG\r\n\u001a\n");

        private final String magic;

        Type(String magic) {
            this.magic = magic;
        }

        static Optional<Type> of(byte[] content) {
            return Arrays.stream(values()).filter(type -> type.begins(content)).findFirst();
        }

        private boolean begins(byte[] content) {
            byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
            return content.length > expected.length
                    && Arrays.equals(expected, 0, expected.length, content, 0, expected.length);
        }

        /** How its file's name ends. */
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    static Scan of(String name, Type type, byte[] content) {
        return new Scan(sha256(content), name, type, content.length);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The bytes of what came in Base64; none if it is not. */
    static Optional<byte[]> decoded(String content) {
        try {
            return Optional.of(Base64.getDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
