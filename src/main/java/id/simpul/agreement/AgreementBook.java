package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Events.Recorded;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** All formal agreements and their history, for the staff to read, and to end one before its time. */
public final class AgreementBook {
    private static final int PAGE = 1_000;

    private final Policies policies;

    public AgreementBook(Policies policies) {
        this.policies = policies;
    }

    /** All, or those of one partner under all its names; the one that ends last first. */
    public List<ObjectNode> list(Handle db, Optional<PartnerId> partner) {
        return Agreements.list(db, partner).stream().map(AgreementBook::shown).toList();
    }

    /** One agreement, by its id or its number, and then what happened to it, step by step; nothing if there is none. */
    public List<ObjectNode> show(Handle db, String asked) {
        List<ObjectNode> lines = new ArrayList<>();
        find(db, asked).ifPresent(agreement -> {
            ObjectNode head = shown(agreement);
            head.put("signedOn", agreement.signedOn().toString());
            agreement.subject().goals().forEach(head.withArray("/goals")::add);
            agreement.source().ifPresent(source -> head.put("source", source));
            lines.add(head);
            agreement
                    .parties()
                    .forEach(party -> lines.add(Json.object()
                            .put("agreement", agreement.id())
                            .put("partner", party.partner().value())
                            .put("signedAs", party.name())));
            Events.ofSubject(db, agreement.id(), 0, PAGE).forEach(one -> lines.add(shown(one)));
        });
        return lines;
    }

    /**
     * Has an agreement end on a day before its last, as when a party gives it up; what rests on it ends with it.
     *
     * @return false if there is no such agreement, or it does not run beyond that day
     */
    public boolean end(Handle db, String asked, LocalDate on, Staff staff, Instant now) {
        Optional<Agreement> found = find(db, asked)
                .filter(agreement -> agreement.state() == Agreement.State.VALID)
                .filter(agreement -> on.isBefore(agreement.term().to())
                        && !on.isBefore(agreement.term().from()));
        found.ifPresent(agreement -> {
            LocalDate today = LocalDate.ofInstant(now, policies.zone());
            Agreement shorter = agreement.until(on, ReminderDays.next(on, today, policies.asOf(today)));
            Agreements.save(db, List.of(shorter));
            ObjectNode detail = shorter.shown().put("by", staff.name()).put("reason", staff.reason());
            Events.append(
                    db,
                    shorter.partners().stream()
                            .map(partner -> new Event(partner, shorter.id(), "shortened", detail))
                            .toList(),
                    now);
        });
        return found.isPresent();
    }

    private static Optional<Agreement> find(Handle db, String asked) {
        return Optional.ofNullable(Agreements.byNumber(db, List.of(asked)).get(asked))
                .or(() -> Agreements.locked(db, List.of(asked)).stream().findFirst());
    }

    private static ObjectNode shown(Agreement agreement) {
        ObjectNode shown = agreement
                .shown()
                .put("form", agreement.subject().form().wire())
                .put("origin", agreement.origin().wire())
                .put("state", agreement.state().wire());
        agreement.partners().forEach(partner -> shown.withArray("/parties").add(partner.value()));
        return shown;
    }

    private static ObjectNode shown(Recorded recorded) {
        Event event = recorded.event();
        return Json.object()
                .put("agreement", event.subject())
                .put("partner", event.partner().value())
                .put("at", recorded.at().toString())
                .put("step", event.step())
                .set("detail", event.detail());
    }
}
