package id.simpul.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.intake.envelope.Mutations;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils what is good, a little here and there, so that most of it still looks right; always the same for the same seed. */
final class Garbler {
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\0",
            "\uD800",
            "\u202E",
            "\r\n\r\n",
            "😀",
            "é",
            "'; drop table items; --",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "../../etc/passwd",
            "%00%2e%2e",
            "1375010101900001",
            "-1",
            "0",
            "1e9",
            "99999999999999999999",
            "NaN",
            "true",
            "null",
            "2026-02-30",
            "9999-12-31",
            "sd-02",
            "=1+1",
            "\"",
            ";;;",
            "\t",
            "x".repeat(5000));

    private final Random random;

    Garbler(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T pick(List<T> of) {
        return of.get(below(of.size()));
    }

    /** Something that a field may hold. */
    String field(String good) {
        return switch (below(6)) {
            case 0 -> pick(ODD);
            case 1 -> good + pick(ODD);
            case 2 -> new String(bytes(good.getBytes(UTF_8)), ISO_8859_1);
            default -> good;
        };
    }

    /** A request of a type, most often spoiled in one to three places, by fields or by bytes. */
    byte[] request(String partner, RequestType type, String id) {
        JsonNode event = Asked.event(partner, id, type.wire(), ExampleRequests.data(type));
        for (int times = below(4); times > 0; times--) {
            event = Mutations.any(event, random);
        }
        byte[] body = event.toString().getBytes(oneIn(50) ? UTF_16 : UTF_8);
        return oneIn(4) ? bytes(body) : body;
    }

    /** With some bytes changed, cut out, doubled or put in. */
    byte[] bytes(byte[] good) {
        byte[] body = good.clone();
        for (int times = 1 + below(4); times > 0 && body.length > 0; times--) {
            int at = below(body.length);
            int to = Math.min(body.length, at + 1 + below(20));
            switch (below(5)) {
                case 0 -> body[at] = (byte) below(256);
                case 1 -> body[at] ^= (byte) (1 << below(8));
                case 2 -> body = joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, to, body.length));
                case 3 -> body = joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, at, body.length));
                default -> body = Arrays.copyOf(body, oneIn(10) ? at : body.length);
            }
        }
        return body;
    }

    /** Lines of which one or two are spoiled, doubled, left out or in another place. */
    byte[] lines(String good) {
        List<String> lines = new ArrayList<>(good.lines().toList());
        for (int times = below(3); times > 0 && !lines.isEmpty(); times--) {
            int at = below(lines.size());
            switch (below(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(below(lines.size()), lines.get(at));
                case 2 -> lines.set(at, lines.get(at).replace(pick(List.of(",", ":", "-", "1", " ")), pick(ODD)));
                default -> lines.set(at, field(lines.get(at)));
            }
        }
        byte[] body = String.join(oneIn(5) ? "\n" : "\r\n", lines).getBytes(UTF_8);
        return oneIn(4) ? bytes(body) : body;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
