package id.simpul.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.account.DirectoryEffect.Loosed;
import id.simpul.account.DirectoryEffect.Merged;
import id.simpul.account.DirectoryEffect.Removed;
import id.simpul.feature.Loosened;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of acts that end a partner's part: what hangs on it is told first, and ended with it. */
final class EndOfPart {
    private EndOfPart() {}

    /** One that is removed already is removed again if something still hangs on it. */
    static Decision remove(Request request, DirectoryFacts facts) {
        PartnerId id = DirectoryDesk.id(request, "id");
        Optional<Partner> partner = facts.present(id);
        Loosened hanging = facts.hanging(id);
        boolean isFree = hanging.told().isEmpty();
        if (partner.isEmpty() && hanging.ends().isEmpty()) {
            return DirectoryDesk.nobody("id");
        }
        DirectoryEffect effect = partner.isPresent()
                ? new Removed(id, DirectoryDesk.staff(request))
                : new Loosed(id, DirectoryDesk.staff(request));
        return unread(id, facts)
                .or(() -> isFree || isToEnd(request) ? Optional.empty() : Optional.of(hangs(id, hanging)))
                .orElseGet(() -> ended(
                        Json.object().put("removed", id.value()), effect, hanging, PartnerEnded.removed(id, hanging)));
    }

    static Decision merge(Request request, DirectoryFacts facts) {
        PartnerId old = DirectoryDesk.id(request, "old");
        PartnerId into = DirectoryDesk.id(request, "new");
        Optional<Partner> from = facts.present(old);
        Optional<Partner> to = facts.present(into);
        if (from.isEmpty() || to.isEmpty()) {
            return DirectoryDesk.nobody(from.isEmpty() ? "old" : "new");
        }
        if (old.equals(into) || from.get().kind() != to.get().kind()) {
            return Refused.because(Reason.of(Code.KINDS_DIFFER, "/data/new", old, into));
        }
        ObjectNode outcome = Json.object().put("partner", into.value()).put("merged", old.value());
        Loosened hanging = facts.hanging(old);
        boolean endsNothing = hanging.ends().isEmpty();
        return unread(old, facts)
                .or(() -> endsNothing || isToEnd(request) ? Optional.empty() : Optional.of(hangs(old, hanging)))
                .orElseGet(() -> ended(
                        outcome,
                        new Merged(old, into, DirectoryDesk.staff(request)),
                        hanging,
                        PartnerEnded.merged(from.get(), to.get(), hanging)));
    }

    private static boolean isToEnd(Request request) {
        return request.data().path("end").asBoolean();
    }

    /** Staff are to know what they end before they do. */
    private static Decision hangs(PartnerId id, Loosened hanging) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(Code.HANGS_ON_PARTNER, "/data/end", id));
        reasons.addAll(hanging.told());
        return new Refused(Json.object(), reasons);
    }

    /** What hung on it is ended with it, and who is concerned is told. */
    private static Decision ended(
            ObjectNode outcome, DirectoryEffect effect, Loosened hanging, List<Notice> concerned) {
        List<Effect> effects = new ArrayList<>(List.of(effect));
        effects.addAll(hanging.effects());
        List<Notice> notices = new ArrayList<>(hanging.notices());
        notices.addAll(concerned);
        return new Decision.Accepted(effect.partnerId().value(), outcome, hanging.told(), effects, notices);
    }

    private static Optional<Decision> unread(PartnerId id, DirectoryFacts facts) {
        long count = facts.unread(id);
        return count > 0
                ? Optional.of(Refused.because(Reason.of(Code.REQUESTS_UNREAD, "", count, id)))
                : Optional.empty();
    }
}
