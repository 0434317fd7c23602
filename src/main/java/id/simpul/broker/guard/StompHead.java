package id.simpul.broker.guard;

import java.util.Set;

/** The command and headers of one STOMP frame, line by line, checked as far as the end of the frame depends on it. */
final class StompHead {
    private static final Set<String> COMMANDS = Set.of(
            "CONNECT",
            "STOMP",
            "SEND",
            "SUBSCRIBE",
            "UNSUBSCRIBE",
            "ACK",
            "NACK",
            "BEGIN",
            "COMMIT",
            "ABORT",
            "DISCONNECT");
    private static final String LENGTH = "content-length:";
    private static final int DIGITS = 9;
    private static final int HEADERS = 200;

    private final StringBuilder lines = new StringBuilder();
    private int headers = -1;
    private long bodyLength = -1;

    /** What its header says of the body's length; below zero where that says nothing, and NUL ends it. */
    long bodyLength() {
        return bodyLength;
    }

    void line(String line) throws BadFrame {
        headers++;
        if (headers == 0 ? !COMMANDS.contains(line) : line.indexOf(':') < 0) {
            throw new BadFrame(headers == 0 ? "an unknown command" : "a header without a colon");
        }
        if (headers > HEADERS || line.indexOf('\r') >= 0) {
            throw new BadFrame(
                    headers > HEADERS ? "more than " + HEADERS + " headers" : "a carriage return in a header");
        }
        if (line.startsWith(LENGTH)) {
            bodyLength = number(line.substring(LENGTH.length()));
        }
        lines.append(line).append('\n');
    }

    private long number(String digits) throws BadFrame {
        if (bodyLength >= 0 || digits.isEmpty() || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new BadFrame("a content-length that is not one number");
        }
        return digits.length() > DIGITS ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
    }

    void end() throws BadFrame {
        if (headers < 0) {
            throw new BadFrame("no command");
        }
    }

    /** All lines with the plain line end that every version knows, and the empty one that ends them. */
    String plain() {
        return lines + "\n";
    }
}
