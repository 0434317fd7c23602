package id.simpul.outreach;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Records the visits that the library makes at its partners, to come or made, and gives them up again, as staff ask for it (R24). */
@Decides(Rule.R24)
final class OutreachDesk implements Desk<OutreachDesk.Facts> {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");
    private static final Phrase THING = new Phrase("kunjungan perpustakaan", "visit of the library's");

    /** Who takes part of those whom staff name, and the visits that they speak of. */
    static final class Facts implements Desk.Facts {
        private final Map<String, PartnerId> partners;
        private final Map<String, Outreach> recorded = new LinkedHashMap<>();

        Facts(Map<String, PartnerId> partners, Collection<Outreach> recorded) {
            this.partners = Map.copyOf(partners);
            recorded.forEach(one -> this.recorded.put(one.id(), one));
        }

        private boolean isThere(Outreach wished) {
            return recorded.values().stream()
                    .anyMatch(one -> one.state() == Outreach.State.RECORDED && one.isSameAs(wished));
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof OutreachChanged changed) {
                recorded.put(changed.after().id(), changed.after());
            }
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_OUTREACH, RequestType.STAFF_OUTREACH_CANCEL);
    }

    @Override
    public Facts facts(Handle db, List<Request> requests) {
        Set<String> names = new TreeSet<>();
        Set<LocalDate> days = new TreeSet<>();
        Set<String> ids = new TreeSet<>();
        for (Request request : requests) {
            if (request.type() == RequestType.STAFF_OUTREACH) {
                StaffOutreach asked = request.as(StaffOutreach.class);
                names.add(asked.partner());
                days.add(asked.on());
            } else {
                ids.add(request.as(StaffOutreachCancel.class).outreach());
            }
        }
        Map<String, PartnerId> partners = Outreaches.partners(db, names);
        List<Outreach> recorded = new ArrayList<>(Outreaches.on(db, partners.values(), days));
        recorded.addAll(Outreaches.locked(db, ids));
        return new Facts(partners, recorded);
    }

    @Override
    public Decision decide(Request request, Facts facts, Policy policy, LocalDate today) {
        return request.type() == RequestType.STAFF_OUTREACH
                ? record(request, facts, policy, today)
                : cancel(request, facts, today);
    }

    private static Decision record(Request request, Facts facts, Policy policy, LocalDate today) {
        StaffOutreach asked = request.as(StaffOutreach.class);
        Optional<PartnerId> partner = Optional.ofNullable(facts.partners.get(asked.partner()));
        if (partner.isEmpty()) {
            return Refused.because(Reason.of(Code.NOT_FOUND, "/data/partner", PARTNER));
        }
        LocalDate latest = today.plusDays(policy.bookings().farthestDays());
        if (asked.on().isAfter(latest)) {
            return Refused.because(Reason.of(Code.DAY_TOO_FAR, "/data/on", asked.on(), latest));
        }
        Outreach outreach = new Outreach(
                request.makes("out"),
                partner.get(),
                asked.purpose(),
                asked.on(),
                asked.about(),
                Outreach.State.RECORDED);
        if (facts.isThere(outreach)) {
            return Refused.because(Reason.of(Code.OUTREACH_RECORDED, "/data/on", asked.on()));
        }
        return accepted(outreach, today, OutreachPlanned.of(outreach));
    }

    /** Of one that was not made after all nobody is told: its day is past. */
    private static Decision cancel(Request request, Facts facts, LocalDate today) {
        Optional<Outreach> outreach = Optional.ofNullable(
                facts.recorded.get(request.as(StaffOutreachCancel.class).outreach()));
        if (outreach.isEmpty()) {
            return Refused.because(Reason.of(Code.NOT_FOUND, "/data/outreach", THING));
        }
        String why = request.staff().map(Request.Staff::reason).orElse("");
        if (why.isBlank()) {
            return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
        }
        if (outreach.get().state() == Outreach.State.CANCELLED) {
            return Refused.because(Reason.of(Code.NOTHING_TO_CHANGE, "/data/outreach"));
        }
        Outreach cancelled = outreach.get().cancelled();
        return accepted(cancelled, today, OutreachCancelled.of(cancelled, why));
    }

    private static Decision accepted(Outreach after, LocalDate today, NoticeContent told) {
        Notice notice = Notice.to(after.partner(), told);
        return new Decision.Accepted(
                after.id(),
                OutreachOutcome.of(after),
                List.of(new OutreachChanged(after)),
                notice.isPast(today) ? List.of() : List.of(notice));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Outreaches.write(db, Effects.of(decided));
    }
}
