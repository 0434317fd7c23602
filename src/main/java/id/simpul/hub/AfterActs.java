package id.simpul.hub;

import id.simpul.ledger.Decided;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** What follows acts of staff once they are kept: what falls due by them is done. */
final class AfterActs {
    private final Work work;
    private final Runnable policyChanged;
    private final Runnable calendarsChanged;

    /**
     * @param policyChanged puts in force what staff have changed in the policy
     * @param calendarsChanged puts in force the calendars they have imported
     */
    AfterActs(Work work, Runnable policyChanged, Runnable calendarsChanged) {
        this.work = work;
        this.policyChanged = policyChanged;
        this.calendarsChanged = calendarsChanged;
    }

    Map<RequestType, Consumer<Decided>> all() {
        return Map.of(
                RequestType.STAFF_PARTNER_PURGE,
                        decided -> work.features().trouble().purge(decided),
                RequestType.STAFF_PARTNER_MERGE, decided -> work.doWhatFellDue(),
                RequestType.STAFF_AGREEMENT_END, decided -> work.doWhatFellDue(),
                RequestType.STAFF_CALENDAR_IMPORT, decided -> newCalendar(),
                RequestType.STAFF_POLICY_SET, decided -> newPolicy(),
                RequestType.STAFF_POLICY_IMPORT, decided -> newPolicy(),
                RequestType.STAFF_JOB_RUN, decided -> work.dueWork().run(told(decided, "work")),
                RequestType.STAFF_CLOCK_SET, decided -> work.advance(Instant.parse(told(decided, "instant"))),
                RequestType.STAFF_PLAN, decided -> work.planEarly(Quarter.parse(told(decided, "quarter"))));
    }

    private void newPolicy() {
        policyChanged.run();
        work.doWhatFellDue();
    }

    private void newCalendar() {
        calendarsChanged.run();
        work.doWhatFellDue();
    }

    private static String told(Decided decided, String field) {
        return decided.decision().outcome().path(field).asText();
    }
}
