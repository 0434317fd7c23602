package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/**
 * A notification: the promise to tell partners of something that happened; one event is one notice for each of them.
 *
 * @param content what the mail says; the same on the queue
 * @param request the id of the request that began it, if one did and the partner who is told sent it
 */
public record Notice(List<PartnerId> to, NoticeContent content, Optional<String> request) {
    public Notice {
        to = List.copyOf(to);
    }

    public static Notice to(PartnerId partner, NoticeContent content) {
        return to(List.of(partner), content);
    }

    public static Notice to(List<PartnerId> partners, NoticeContent content) {
        return new Notice(partners, content, Optional.empty());
    }

    public Notice from(Request request) {
        return begunBy(request.id());
    }

    /** The same, begun by the request of that id, which the partner who is told sent. */
    public Notice begunBy(String requestId) {
        return new Notice(to, content, Optional.of(requestId));
    }

    public Topic topic() {
        return content.topic();
    }

    /** Its content as it is sent. */
    public ObjectNode data() {
        return Json.tree(content);
    }
}
