package id.simpul.rotation.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.ObligationChanged;
import id.simpul.rotation.obligation.ObligationState;
import id.simpul.rotation.obligation.WaitingReplacement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What one act or one day does to a batch: its new state, the lines of its history, obligations and notices. */
public final class BatchSteps {
    private final Batch before;
    private Batch now;
    private final List<Event> events = new ArrayList<>();
    private final List<ObligationChanged> obligations = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    public BatchSteps(Batch before) {
        this.before = before;
        this.now = before;
    }

    public Batch now() {
        return now;
    }

    BatchSteps become(Batch next) {
        now = next;
        return this;
    }

    BatchSteps recorded(String step, ObjectNode detail) {
        events.add(new Event(now.school(), now.id(), step, detail));
        return this;
    }

    BatchSteps recorded(String step) {
        return recorded(step, Json.object());
    }

    BatchSteps tell(Notice notice) {
        notices.add(notice);
        return this;
    }

    /** These lines are lost: each opens an obligation, unless it has one already (R10). */
    List<Obligation> lose(List<BatchLine> lines, LocalDate today, int dueDays) {
        now = now.with(lines.stream().map(line -> line.in(LineState.LOST)).toList());
        List<Obligation> opened = lines.stream()
                .map(line -> obligation(line, today, today.plusDays(dueDays)))
                .toList();
        opened.forEach(obligation -> obligations.add(ObligationChanged.opened(obligation)));
        if (!opened.isEmpty()) {
            notices.add(BatchNotices.obligationsOpened(now, opened));
        }
        return opened;
    }

    BatchSteps settled(ObligationChanged change, Notice notice) {
        obligations.add(change);
        notices.add(notice);
        return this;
    }

    /** The batch is closed if nothing of it is out any more and staff have seen what came back. */
    void closeIfComplete(LocalDate today) {
        if (now.isOut() || now.state() == BatchState.CLOSED) {
            return;
        }
        now = now.in(BatchState.CLOSED).on(now.dates().closed(today));
        ObjectNode detail = Json.object();
        now.dates().returnedOn().ifPresent(on -> detail.put("on", on.toString()));
        recorded("closed", detail);
        List<Obligation> opened = obligations.stream()
                .map(ObligationChanged::after)
                .filter(o -> !o.state().isEnded())
                .toList();
        // What is to be replaced is told with the end of the batch: one morning, one mail.
        notices.removeIf(notice -> notice.topic() == Topic.OBLIGATION_OPENED);
        notices.add(BatchNotices.closed(now, opened));
    }

    /** The same without telling anybody. */
    public BatchSteps quietly() {
        notices.clear();
        return this;
    }

    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        effects.add(new BatchChanged(before, now, events));
        effects.addAll(obligations);
        return effects;
    }

    /** The same, with the end of replacements that staff need not judge any more. */
    List<Effect> effects(Collection<WaitingReplacement> waiting) {
        List<Effect> effects = new ArrayList<>(effects());
        effects.addAll(WaitingReplacement.overtaken(waiting, obligations));
        return effects;
    }

    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    private Obligation obligation(BatchLine line, LocalDate today, LocalDate dueOn) {
        return new Obligation(
                Obligation.idOf(now.id(), line.barcode()),
                now.school(),
                now.id(),
                line.barcode(),
                line.title(),
                line.name(),
                ObligationState.OPEN,
                today,
                dueOn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
