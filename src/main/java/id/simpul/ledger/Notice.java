package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A notification: the promise to tell partners of something that happened; one event is one notice for each of them.
 *
 * @param content what the mail says; the same on the queue
 * @param request the id of the request that began it, if one did and the partner who is told sent it
 * @param lastDay when it is worth telling for the last time: later it is let go, and the history says so
 * @param way by which of the ways that a partner takes notices
 */
public record Notice(
        List<PartnerId> to, NoticeContent content, Optional<String> request, Optional<LocalDate> lastDay, Way way) {
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
        return new Notice(partners, content, Optional.empty(), content.lastDay(), Way.ALL);
    }

    public Notice from(Request request) {
        return begunBy(request.id());
    }

    /** The same, begun by the request of that id, which the partner who is told sent. */
    public Notice begunBy(String requestId) {
        return new Notice(to, content, Optional.of(requestId), lastDay, way);
    }

    /** The same, until another of its kind takes its place: from that day on it is let go. */
    public Notice untilNext(Optional<LocalDate> next) {
        Optional<LocalDate> before = next.map(day -> day.minusDays(1));
        Optional<LocalDate> earlier = before.filter(day -> lastDay.isEmpty() || day.isBefore(lastDay.get()))
                .or(() -> lastDay);
        return new Notice(to, content, request, earlier, way);
    }

    /** Whether it makes no sense any more to tell it on that day. */
    public boolean isPast(LocalDate today) {
        return lastDay.filter(today::isAfter).isPresent();
    }

    /** What the history says of a notice that is past before it was promised. */
    public List<Event> letGo() {
        return to.stream()
                .map(partner -> LetGo.event(partner, topic().wire(), data(), lastDay.orElseThrow()))
                .toList();
    }

    /** The same, told by some ways only. */
    public Notice by(Way some) {
        return new Notice(to, content, request, lastDay, some);
    }

    public Topic topic() {
        return content.topic();
    }

    /** Its content as it is sent. */
    public ObjectNode data() {
        return Json.tree(content);
    }
}
