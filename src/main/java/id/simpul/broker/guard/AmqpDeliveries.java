package id.simpul.broker.guard;

import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of each AMQP message that has begun on a connection and not ended, read off the transfer frames (AMQP 1.0, part
 * 2.7.5). What is not understood is refused, so that no spelling gets by uncounted.
 */
final class AmqpDeliveries {
    private static final int MORE = 5;
    private static final int ABORTED = 9;
    /** A message may begin on so many links of a connection at once. */
    private static final int UNFINISHED = 64;

    private final int largest;
    private final Map<Long, Long> unfinished = new HashMap<>();
    private int fields;

    AmqpDeliveries(int largest) {
        this.largest = largest;
    }

    /**
     * Takes account of a transfer, or of the end of a link.
     *
     * @throws BadFrame if a message is larger than it may be, or the frame is none
     */
    void count(AmqpFrame frame) throws BadFrame {
        if (frame.performative() == AmqpFrame.TRANSFER || frame.performative() == AmqpFrame.DETACH) {
            long link = link(frame.reader(), frame.channel());
            account(frame.performative(), link, frame.reader(), frame.end());
        }
    }

    private long link(AmqpReader reader, int channel) throws BadFrame {
        fields = reader.list();
        if (fields == 0) {
            throw new BadFrame("a performative of no link");
        }
        return ((long) channel << 32) | reader.unsigned();
    }

    private void account(long performative, long link, AmqpReader reader, int end) throws BadFrame {
        if (performative == AmqpFrame.DETACH) {
            unfinished.remove(link);
            return;
        }
        boolean more = false;
        boolean aborted = false;
        for (int field = 1; field < fields; field++) {
            if (field == MORE) {
                more = reader.isTrue();
            } else if (field == ABORTED) {
                aborted = reader.isTrue();
            } else {
                reader.skip();
            }
        }
        add(link, end - reader.at(), more && !aborted);
    }

    private void add(long link, long bytes, boolean goesOn) throws BadFrame {
        long sum = bytes + unfinished.getOrDefault(link, 0L);
        if (sum > largest) {
            throw new BadFrame("a message of more than " + largest + " bytes");
        }
        if (!goesOn) {
            unfinished.remove(link);
        } else if (unfinished.put(link, sum) == null && unfinished.size() > UNFINISHED) {
            throw new BadFrame("more than " + UNFINISHED + " messages begun at once");
        }
    }
}
