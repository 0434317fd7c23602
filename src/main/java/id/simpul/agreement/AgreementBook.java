package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Events.Recorded;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A formal agreement with its parties and its history, for the staff to read. */
final class AgreementBook {
    private static final int PAGE = 1_000;

    private AgreementBook() {}

    /** One agreement, by its id or its number, and then what happened to it, step by step; nothing if there is none. */
    static List<ObjectNode> show(Handle db, String asked) {
        List<ObjectNode> lines = new ArrayList<>();
        find(db, asked).ifPresent(agreement -> {
            ObjectNode head = shown(agreement);
            head.put("signedOn", agreement.signedOn().toString());
            agreement.subject().goals().forEach(head.withArray("/goals")::add);
            agreement.source().ifPresent(source -> head.put("source", source));
            Scans.of(db, agreement.id())
                    .ifPresent(scan -> head.put("scan", scan.name()).put("sha256", scan.sha256()));
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

    /** By its id or its number; kept from others until the transaction ends. */
    static Optional<Agreement> find(Handle db, String asked) {
        String id = Optional.ofNullable(Agreements.byNumber(db, List.of(asked)).get(asked))
                .map(Agreement::id)
                .orElse(asked);
        return Agreements.locked(db, List.of(id)).stream().findFirst();
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
