package id.simpul.mailbox;

import id.simpul.ledger.Ids;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Poison messages: how often reading a mail has failed, so that one that always does is set aside. */
final class Setbacks {
    /** One a minute: what passes by itself has passed by then. */
    private static final int ENOUGH = 10;
    /** No more are counted than come in one go, many times over. */
    private static final int MOST = 1_000;

    private final Map<String, Integer> failed = new HashMap<>();

    /** What tells a mail from others as far as its server can say; the same each time it is read. */
    static String name(Message message) throws MessagingException {
        StringBuilder heads = new StringBuilder();
        for (String head : List.of("Message-ID", "Date", "From", "Subject", "Received")) {
            heads.append(ComingMail.header(message, head)).append('\n');
        }
        return Ids.of("unreadable", heads.toString());
    }

    /** It has failed once more: whether that is often enough to try it no more. */
    synchronized boolean isEnough(String name) {
        if (failed.size() > MOST) {
            failed.clear();
        }
        return failed.merge(name, 1, Integer::sum) >= ENOUGH;
    }

    synchronized void over(String name) {
        failed.remove(name);
    }
}
