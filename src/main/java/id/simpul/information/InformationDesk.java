package id.simpul.information;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Passes a partner's announcement on to its audience, once staff have looked at it or if the sender is trusted (R29). */
@Decides(Rule.R29)
public final class InformationDesk implements Desk<Audience> {
    /** What the reply says of it. */
    public record Outcome(String announcement, int recipients) {}

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.INFORMATION_PUBLISH);
    }

    @Override
    public Audience facts(Handle db, List<Request> requests) {
        Set<PartnerKind> kinds = EnumSet.noneOf(PartnerKind.class);
        Set<String> names = new TreeSet<>();
        for (Request request : requests) {
            names.add(request.partner().value());
            for (String member : request.as(InformationPublish.class).audience()) {
                Optional<PartnerKind> kind = PartnerKind.ofWire(member);
                kind.ifPresentOrElse(kinds::add, () -> names.add(member));
            }
        }
        return Announcements.audience(db, kinds, names);
    }

    @Override
    public Decision decide(Request request, Audience audience, Policy policy, LocalDate today) {
        InformationPublish asked = request.as(InformationPublish.class);
        List<String> members = asked.audience();
        List<Reason> unknown = unknown(members, audience);
        if (!unknown.isEmpty()) {
            return new Decision.Refused(Json.object(), unknown);
        }
        Set<PartnerId> reached = audience.of(members, request.partner());
        if (reached.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.AUDIENCE_EMPTY, "/data/audience"));
        }
        return isTrusted(request, policy) || request.staff().isPresent()
                ? publish(request, asked, audience, reached)
                : Decision.Pending.staff(Reason.of(Code.NEEDS_MODERATION, ""));
    }

    private static List<Reason> unknown(List<String> members, Audience audience) {
        List<Reason> unknown = new ArrayList<>();
        for (int place = 0; place < members.size(); place++) {
            if (!audience.isKnown(members.get(place))) {
                unknown.add(Reason.of(Code.AUDIENCE_UNKNOWN, "/data/audience/" + place, members.get(place)));
            }
        }
        return unknown;
    }

    private static boolean isTrusted(Request request, Policy policy) {
        Set<String> trusted = policy.information().trusted();
        return trusted.contains(request.kind().wire())
                || trusted.contains(request.partner().value());
    }

    private static Decision publish(
            Request request, InformationPublish asked, Audience audience, Set<PartnerId> reached) {
        Published published = new Published(
                request.makes("ann"),
                request.partner(),
                asked.subject(),
                asked.body(),
                asked.audience(),
                reached.size());
        String by = audience.nameOf(request.partner()).orElse(request.partner().value());
        Notice notice = Notice.to(
                List.copyOf(reached),
                new InformationPublished(published.id(), by, published.subject(), published.body()));
        Outcome outcome = new Outcome(published.id(), published.recipients());
        return new Decision.Accepted(published.id(), outcome, List.of(published), List.of(notice));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Announcements.write(db, decided);
    }
}
