package id.simpul.trouble;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Query;
import id.simpul.feature.RequestQueues;
import id.simpul.feature.Ties;
import id.simpul.feature.Today;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerChange;
import id.simpul.partner.PartnerId;
import id.simpul.trouble.failure.FailureChores;
import id.simpul.trouble.failure.FailureDesk;
import id.simpul.trouble.failure.FailureLists;
import id.simpul.trouble.failure.FailureRows;
import id.simpul.trouble.failure.KeptFailures;
import id.simpul.trouble.mail.MailDesk;
import id.simpul.trouble.mail.MailLists;
import id.simpul.trouble.mail.MailTies;
import id.simpul.trouble.pause.PauseDesk;
import id.simpul.trouble.pause.Pauses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong, and what staff do about it: failed messages, deliveries given up, partners whose queues are paused. */
public final class TroubleFeature implements Feature {
    private final Ground ground;
    private final RequestQueues queues;
    private final Runnable wake;

    /**
     * Has the queues of those who are paused left unread, from the beginning.
     *
     * @param wake called when deliveries wait again
     */
    public TroubleFeature(Ground ground, RequestQueues queues, Runnable wake) {
        this.ground = ground;
        this.queues = queues;
        this.wake = wake;
        ground.partners().onChange(this::partnerChanged);
        tellPaused();
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new FailureDesk(ground.partners(), queues),
                new MailDesk(ground.partners(), wake),
                new PauseDesk(queues, this::tellPaused));
    }

    @Override
    public List<Chore> chores() {
        return FailureChores.all(ground.mornings());
    }

    @Override
    public Today today(Today.Asked asked) {
        return TroubleToday.of(asked.db());
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new MailTies());
    }

    @Override
    public List<Listing<?>> lists() {
        return Stream.concat(FailureLists.all().stream(), MailLists.all().stream())
                .toList();
    }

    /** Keeps a message on which the hub failed, for staff to look at; the same letter twice is one. */
    public void keep(FailedMessage failed) {
        ground.database()
                .useTransaction(db ->
                        KeptFailures.keep(db, List.of(failed), ground.clock().instant()));
    }

    /** How many failed messages nobody has settled yet. */
    public long failures() {
        return ground.database().jdbi().withHandle(FailureRows::atHand);
    }

    /** What fails alike, as staff are shown it, the largest group first. */
    public List<ObjectNode> failureGroups(int most) {
        Query query = new Query(Map.of(), Optional.empty(), most);
        return ground.database()
                .jdbi()
                .withHandle(db -> FailureLists.groups().page(db, query).rows());
    }

    /** Since when partners are paused, by partner. */
    public Map<PartnerId, Instant> paused() {
        return ground.database().jdbi().withHandle(Pauses::all);
    }

    /** Empties the queue of a partner, as it was decided; what was in it is kept as discarded. */
    public void purge(Decided decided) {
        PartnerId partner =
                new PartnerId(decided.decision().outcome().path("partner").asText());
        Staff staff = decided.request().staff().orElseThrow();
        Instant at = decided.at();
        LocalDate on = LocalDate.ofInstant(at, ground.policies().zone());
        long taken = queues.takeAll(partner, messages -> ground.database()
                .useTransaction(db -> KeptFailures.keepDiscarded(db, messages, staff, on, at)));
        Event emptied = new Event(
                partner,
                partner.value(),
                "emptied",
                Json.object().put("by", staff.name()).put("requests", taken));
        ground.database().useTransaction(db -> Events.append(db, List.of(emptied), at));
    }

    /** Read again after each change, one at a time: of two changes, the later one shows in the end. */
    private synchronized void tellPaused() {
        queues.pause(paused().keySet());
    }

    /** Who comes back some day does not come back paused. */
    private void partnerChanged(PartnerChange change) {
        if (change.removed()) {
            ground.database().useTransaction(db -> Pauses.end(db, change.id()));
            tellPaused();
        }
    }
}
