package id.simpul.intake;

import id.simpul.intake.Register.Entry;
import id.simpul.intake.Register.Remark;
import id.simpul.intake.envelope.Opened.Malformed;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The cases of one transaction: judged in order, written together, and then answered. */
final class Docket {
    private final Handle db;
    private final Court court;
    private final Instant now;

    private final Map<RequestKey, WellFormed> first = new HashMap<>();
    private final Map<RequestKey, Reply> replies = new HashMap<>();
    private final IdentityHashMap<Case, Reply> own = new IdentityHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<WellFormed> round = new ArrayList<>();
    private final Map<PartnerId, Desk<?>> deskOf = new HashMap<>();

    Docket(Handle db, Court court, Instant now) {
        this.db = db;
        this.court = court;
        this.now = now;
    }

    List<Case> decide(List<Case> cases) {
        cases.stream().filter(Case::isOpen).forEach(this::take);
        closeRound();
        Register.note(db, remarks);
        return cases.stream().map(this::answered).toList();
    }

    /** Decides what no message asked for: an act of staff. */
    Performed perform(WellFormed act) {
        round.add(act);
        Entry entry = closeRound().get(0);
        return new Performed(entry.decided(), entry.reply());
    }

    /** Registers an act of staff that no desk decides: it is upon another request. */
    Performed enter(WellFormed act, Decision decision) {
        Entry entry = entry(act, new Decided(act.request(), decision, now));
        Register.enter(db, List.of(entry));
        Minutes.write(db, List.of(entry.decided()), court.outbox(), now);
        return new Performed(entry.decided(), entry.reply());
    }

    private void take(Case one) {
        if (one.opened() instanceof Malformed malformed) {
            remark(one, court.replies().invalid(one.incoming(), malformed, now));
        } else if (one.opened() instanceof WellFormed wellFormed) {
            WellFormed before = first.putIfAbsent(RequestKey.of(wellFormed.request()), wellFormed);
            if (one.conflict() || (before != null && !before.fingerprint().equals(wellFormed.fingerprint()))) {
                remark(one, court.replies().conflict(wellFormed.request(), wellFormed.fingerprint(), now));
            } else if (before == null) {
                join(wellFormed);
            }
        }
    }

    private void remark(Case one, Reply reply) {
        own.put(one, reply);
        remarks.add(new Remark(one.incoming().partner(), one.id(), reply, now));
    }

    /**
     * What a partner asks of one desk may rest on what it asked of another just before, so it begins a round of its own, whose
     * facts are read after the earlier effects are written.
     */
    private void join(WellFormed wellFormed) {
        Request request = wellFormed.request();
        Desk<?> desk = court.desks().of(request.type());
        if (!desk.equals(deskOf.getOrDefault(request.partner(), desk))) {
            closeRound();
        }
        round.add(wellFormed);
        deskOf.put(request.partner(), desk);
    }

    private List<Entry> closeRound() {
        if (round.isEmpty()) {
            return List.of();
        }
        List<Request> requests = round.stream().map(WellFormed::request).toList();
        Judgement judgement = Judgement.of(db, requests, court.desks(), court.policies(), now);
        List<Entry> entries = round.stream()
                .map(one -> entry(one, judgement.decide(one.request())))
                .toList();
        write(judgement, entries);
        round.clear();
        deskOf.clear();
        return entries;
    }

    private Entry entry(WellFormed wellFormed, Decided decided) {
        Reply reply = court.replies().decided(decided.request(), wellFormed.fingerprint(), decided.decision(), now);
        replies.put(RequestKey.of(wellFormed.request()), reply);
        return new Entry(decided, wellFormed.fingerprint(), reply);
    }

    private void write(Judgement judgement, List<Entry> entries) {
        entries.stream()
                .filter(entry -> entry.decided().request().test())
                .forEach(entry -> remarks.add(new Remark(
                        entry.decided().request().partner(),
                        Optional.of(entry.decided().request().id()),
                        entry.reply(),
                        now)));
        List<Entry> inEarnest = entries.stream()
                .filter(entry -> !entry.decided().request().test())
                .toList();
        List<Decided> decided = inEarnest.stream().map(Entry::decided).toList();
        Register.enter(db, inEarnest);
        judgement.write(db, decided);
        Minutes.write(db, decided, court.outbox(), now);
    }

    private Case answered(Case one) {
        if (!one.isOpen()) {
            return one;
        }
        Reply reply = own.containsKey(one)
                ? own.get(one)
                : replies.get(RequestKey.of(one.request().orElseThrow()));
        return one.answered(Answer.reply(one.incoming(), reply.correlationId(), reply.bytes()));
    }
}
