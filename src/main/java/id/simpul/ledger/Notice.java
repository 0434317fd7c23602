package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A notification: the promise to tell partners of something that happened; one event is one notice for each of them.
 *
 * @param content what the mail says; the same on the queue
 * @param request the id of the request that began it, if one did and the partner who is told sent it
 * @param way by which of the ways that a partner takes notices
 */
public record Notice(List<PartnerId> to, NoticeContent content, Optional<String> request, Way way) {
    /** By all ways, or one of two notices that tell the same: event by event to systems, gathered to people. */
    public enum Way {
        ALL,
        QUEUE,
        OTHERS;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Notice {
        to = List.copyOf(to);
    }

    public static Notice to(PartnerId partner, NoticeContent content) {
        return to(List.of(partner), content);
    }

    public static Notice to(List<PartnerId> partners, NoticeContent content) {
        return new Notice(partners, content, Optional.empty(), Way.ALL);
    }

    public Notice from(Request request) {
        return begunBy(request.id());
    }

    /** The same, begun by the request of that id, which the partner who is told sent. */
    public Notice begunBy(String requestId) {
        return new Notice(to, content, Optional.of(requestId), way);
    }

    /** The same, told by some ways only. */
    public Notice by(Way some) {
        return new Notice(to, content, request, some);
    }

    public Topic topic() {
        return content.topic();
    }

    /** Its content as it is sent. */
    public ObjectNode data() {
        return Json.tree(content);
    }
}
