package id.simpul.intake;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Request;
import id.simpul.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Judges requests for the tests of desks by the hub's own means, without messages, replies and history. */
public record Judge(Policies policies, Desks desks) {
    public static Judge of(Policies policies, Desk<?>... desks) {
        return new Judge(policies, new Desks(List.of(desks)));
    }

    /** Judges and writes, as a batch is, in the caller's transaction. */
    public List<Decided> ask(Handle db, Instant now, List<Request> requests) {
        Judgement judgement = Judgement.of(db, requests, desks, policies, now);
        List<Decided> decided = requests.stream().map(judgement::decide).toList();
        judgement.write(db, decided);
        return decided;
    }

    public Decision ask(Handle db, Instant now, Request request) {
        return ask(db, now, List.of(request)).get(0).decision();
    }

    /** Judges by facts of the test's own making, without a database: each request on top of those before it. */
    public static <F extends Desk.Facts> List<Decision> judge(
            Policies policies, Desk<F> desk, F facts, List<Request> requests) {
        InformedDesk<F> informed = new InformedDesk<>(desk, facts);
        return requests.stream()
                .map(request -> informed.decide(request, policies.asOf(request.time()), dayOf(request, policies)))
                .toList();
    }

    private static LocalDate dayOf(Request request, Policies policies) {
        return LocalDate.ofInstant(request.time(), policies.zone());
    }
}
