package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the few of AMQP's types that stand before what the guard looks for, and skips the others (AMQP 1.0, part 1.6). */
final class AmqpReader {
    private static final int NULL = 0x40;
    private static final int STRING = 0xA1;
    private static final int LONG_STRING = 0xB1;
    private static final int SOURCE = 0x28;
    private static final int TARGET = 0x29;

    private final ByteBuf in;
    private int at;

    AmqpReader(ByteBuf in, int from) {
        this.in = in;
        this.at = from;
    }

    int at() {
        return at;
    }

    /** The number that says which of AMQP's performatives follows. */
    long descriptor() throws BadFrame {
        if (octet() != 0) {
            throw new BadFrame("a frame without a performative");
        }
        return unsigned();
    }

    /** Enters a list and says how many elements it has. */
    int list() throws BadFrame {
        return switch (octet()) {
            case 0x45 -> 0;
            case 0xC0 -> {
                octet();
                yield octet();
            }
            case 0xD0 -> {
                advance(Integer.BYTES);
                yield advance(Integer.BYTES);
            }
            default -> throw new BadFrame("a performative that is no list");
        };
    }

    long unsigned() throws BadFrame {
        return switch (octet()) {
            case 0x43, 0x44 -> 0;
            case 0x52, 0x53 -> octet();
            case 0x70 -> advance(Integer.BYTES) & 0xFFFFFFFFL;
            case 0x80 -> {
                long high = advance(Integer.BYTES);
                yield (high << 32) | (advance(Integer.BYTES) & 0xFFFFFFFFL);
            }
            default -> throw new BadFrame("a number in an unknown form");
        };
    }

    /** The address of a source or target, which is the first of its fields; empty where it has none, or is neither. */
    Optional<String> address() throws BadFrame {
        if (octet() != 0) {
            return Optional.empty();
        }
        long type = unsigned();
        boolean named = (type == SOURCE || type == TARGET) && list() > 0;
        int form = named ? octet() : NULL;
        if (form != STRING && form != LONG_STRING) {
            return Optional.empty();
        }
        int length = form == STRING ? octet() : advance(Integer.BYTES);
        move(length);
        return Optional.of(in.toString(at - length, length, StandardCharsets.UTF_8));
    }

    boolean isTrue() throws BadFrame {
        return switch (octet()) {
            case 0x41 -> true;
            case 0x42, NULL -> false;
            case 0x56 -> octet() == 1;
            default -> throw new BadFrame("neither true nor false");
        };
    }

    /** Passes over a value of any type, one that is described included. */
    void skip() throws BadFrame {
        for (int values = 1; values > 0; values--) {
            int type = octet();
            if (type == 0) {
                values += 2;
            } else {
                move(width(type));
            }
        }
    }

    /** The high half of its type says how long a value is. */
    private int width(int type) throws BadFrame {
        return switch (type >> 4) {
            case 0x4 -> 0;
            case 0x5 -> 1;
            case 0x6 -> 2;
            case 0x7 -> 4;
            case 0x8 -> 8;
            case 0x9 -> 16;
            case 0xA, 0xC, 0xE -> octet();
            case 0xB, 0xD, 0xF -> advance(Integer.BYTES);
            default -> throw new BadFrame("a value of an unknown type");
        };
    }

    private int octet() throws BadFrame {
        int value = at < in.writerIndex() ? in.getUnsignedByte(at) : -1;
        move(1);
        return value;
    }

    private int advance(int bytes) throws BadFrame {
        move(bytes);
        return in.getInt(at - bytes);
    }

    private void move(int bytes) throws BadFrame {
        if (bytes < 0 || bytes > in.writerIndex() - at) {
            throw new BadFrame("a frame that ends within a value");
        }
        at += bytes;
    }
}
