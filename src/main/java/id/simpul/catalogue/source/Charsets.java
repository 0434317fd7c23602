package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** In which characters a text is written: UTF-8 if all of it is, else what Windows writes in this part of the world. */
final class Charsets {
    private static final int STEP = 1 << 16;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    static Charset of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(2);
            if (head.length == 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
                return StandardCharsets.UTF_16;
            }
            if (head.length == 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
                return StandardCharsets.UTF_16;
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            return isUtf8(in) ? UTF_8 : WINDOWS;
        }
    }

    static boolean isUtf8(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        return !strict().decode(ByteBuffer.wrap(bytes), out, true).isError();
    }

    private static CharsetDecoder strict() {
        return UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder = strict();
        ByteBuffer bytes = ByteBuffer.allocate(STEP);
        CharBuffer out = CharBuffer.allocate(STEP);
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            if (decoder.decode(bytes, out.clear(), end).isError()) {
                return false;
            }
            bytes.compact();
        }
        return true;
    }
}
