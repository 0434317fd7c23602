package id.simpul.trouble.mail;

import id.simpul.delivery.GivenUp;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Accepted;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What staff do about deliveries that were given up: send them again, mend the address, or let them go with a reason. */
public final class MailDesk implements Desk<MailFacts> {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    private final Partners partners;
    private final Runnable wake;

    /**
     * @param wake called once deliveries wait again, and that is kept
     */
    public MailDesk(Partners partners, Runnable wake) {
        this.partners = partners;
        this.wake = wake;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_MAIL_AGAIN, RequestType.STAFF_MAIL_WAIVE, RequestType.STAFF_MAIL_ADDRESS);
    }

    @Override
    public MailFacts facts(Handle db, List<Request> requests) {
        return MailFacts.read(db, requests);
    }

    @Override
    public Decision decide(Request request, MailFacts facts, Policy policy, LocalDate today) {
        Staff staff = request.staff().orElseThrow();
        if (request.type() == RequestType.STAFF_MAIL_ADDRESS) {
            return readdress(request.as(MailAddress.class), facts.meant(request), facts, staff);
        }
        MailAct act = request.as(MailAct.class);
        if (!act.isClear()) {
            return Refused.because(Reason.of(Code.NAME_ONE_OF, "/data", "deliveries, partner, all"));
        }
        boolean again = request.type() == RequestType.STAFF_MAIL_AGAIN;
        if (!again && staff.reason().isBlank()) {
            return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
        }
        return upon(act, facts.meant(request), again, staff);
    }

    private static Decision readdress(MailAddress asked, List<GivenUp> given, MailFacts facts, Staff staff) {
        if (!facts.isPresent(asked.partner())) {
            return Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/partner", PARTNER));
        }
        return new Accepted(
                asked.partner().value(),
                new MailOutcome(given.size(), Optional.empty()),
                List.of(new MailEffect.Readdressed(asked.partner(), asked.email(), given, staff)),
                List.of());
    }

    private static Decision upon(MailAct act, List<GivenUp> meant, boolean again, Staff staff) {
        List<Reason> reasons = new ArrayList<>(missing(act, meant));
        List<GivenUp> done = new ArrayList<>();
        for (GivenUp one : meant) {
            if (again && !one.reachable()) {
                reasons.add(Reason.of(Code.NOWHERE_TO_GO, "/data/deliveries", Long.toString(one.seq()), one.partner()));
            } else {
                done.add(one);
            }
        }
        Optional<Long> next = act.deliveries().isPresent() || meant.size() < MailFacts.MOST
                ? Optional.empty()
                : Optional.of(meant.get(meant.size() - 1).seq());
        boolean whole = act.place().isEmpty() && next.isEmpty();
        if (whole && done.isEmpty()) {
            return reasons.isEmpty()
                    ? Refused.because(Reason.of(Code.NOTHING_GIVEN_UP, "/data"))
                    : new Refused(Json.object(), reasons);
        }
        Effect effect = again ? new MailEffect.Again(done, staff) : new MailEffect.Waived(done, staff);
        return new Accepted("mail", new MailOutcome(done.size(), next), reasons, List.of(effect), List.of());
    }

    private static List<Reason> missing(MailAct act, List<GivenUp> meant) {
        Set<Long> found = meant.stream().map(GivenUp::seq).collect(java.util.stream.Collectors.toSet());
        return act.deliveries().orElse(List.of()).stream()
                .filter(seq -> !found.contains(seq))
                .map(seq -> Reason.of(Code.NOT_GIVEN_UP, "/data/deliveries", Long.toString(seq)))
                .toList();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            for (MailEffect effect : Effects.of(List.of(one), MailEffect.class)) {
                write(db, effect, one);
            }
        }
        db.afterCommit(wake);
    }

    private void write(Handle db, MailEffect effect, Decided decided) {
        if (effect instanceof MailEffect.Waived waived) {
            GivenUp.waive(db, seqs(waived.deliveries()));
        } else if (effect instanceof MailEffect.Again again) {
            GivenUp.again(db, seqs(again.deliveries()), decided.at());
        } else if (effect instanceof MailEffect.Readdressed moved) {
            PartnerUpdate.Contact contact =
                    new PartnerUpdate.Contact(Optional.empty(), Optional.of(moved.email()), Optional.empty());
            partners.enter(db, List.of(PartnerUpdate.of(moved.partner()).withContact(contact)));
            GivenUp.again(db, seqs(moved.deliveries()), decided.at());
            GivenUp.hurry(db, moved.partner(), Channel.EMAIL, decided.at());
        }
    }

    private static List<Long> seqs(List<GivenUp> deliveries) {
        return deliveries.stream().map(GivenUp::seq).toList();
    }
}
