package id.simpul.hub;

import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What follows acts of staff once they are kept: the broker learns of passwords, and what falls due by them is done. */
final class AfterActs {
    private final Broker broker;
    private final Work work;

    AfterActs(Broker broker, Work work) {
        this.broker = broker;
        this.work = work;
    }

    Map<RequestType, Consumer<Decided>> all() {
        return Map.of(
                RequestType.STAFF_PARTNER_ADD, this::tellPassword,
                RequestType.STAFF_PARTNER_PASSWORD, this::tellPassword,
                RequestType.STAFF_PARTNER_PURGE, decided -> work.trouble().purge(decided),
                RequestType.STAFF_AGREEMENT_END, decided -> work.doWhatFellDue(),
                RequestType.STAFF_CALENDAR_IMPORT, decided -> work.doWhatFellDue(),
                RequestType.STAFF_CLOCK_SET, decided -> work.advance(Instant.parse(told(decided, "instant"))),
                RequestType.STAFF_PLAN, decided -> work.planEarly(Quarter.parse(told(decided, "quarter"))));
    }

    private static String told(Decided decided, String field) {
        return decided.decision().outcome().path(field).asText();
    }

    private void tellPassword(Decided decided) {
        PartnerId partner = new PartnerId(told(decided, "partner"));
        decided.decision().effects().forEach(effect -> {
            String password = effect.shownOnce().path("password").asText();
            if (!password.isEmpty()) {
                tell(partner, password);
            }
        });
    }

    private void tell(PartnerId partner, String password) {
        try {
            broker.passwordChanged(partner, password);
        } catch (BrokerException e) {
            Reason reason = Reason.of(Code.PASSWORD_NOT_TOLD, "", partner, String.valueOf(e.getMessage()));
            throw new NotDone(ReplyWriter.reasons(List.of(reason)));
        }
    }
}
