package id.simpul.intake;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A desk with the facts it judges by; they follow each decision in earnest, so that the next request is judged on top of it. */
record InformedDesk<F extends Desk.Facts>(Desk<F> desk, F facts) {
    static <F extends Desk.Facts> InformedDesk<F> of(Desk<F> desk, Handle db, List<Request> requests) {
        return new InformedDesk<>(desk, desk.facts(db, requests));
    }

    Decision decide(Request request, Policy policy, LocalDate today) {
        Decision decision = consider(request, policy, today);
        if (!request.test()) {
            for (Effect effect : decision.effects()) {
                facts.apply(effect);
            }
        }
        return decision;
    }

    /** What it would be, without any of it. */
    Decision consider(Request request, Policy policy, LocalDate today) {
        return desk.decide(request, facts, policy, today);
    }
}
