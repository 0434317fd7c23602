package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.agenda.ClockGuard;
import id.simpul.agenda.DueWork;
import id.simpul.delivery.Confirmations;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Feature;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.FailedMessages;
import id.simpul.intake.Inbox;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Translator;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.partner.Partner;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import id.simpul.policy.SettableClock;
import id.simpul.signon.SignOn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub does with what it is asked and with what falls due: the desks and chores of its features, driven. */
public final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Envelopes envelopes;
    private final Translator translator;
    private final Inbox inbox;
    private final Decisions decisions;
    private final StaffHand hand;
    private final PendingDecisions pending;
    private final DueWork dueWork;
    private final ClockGuard clockGuard;
    private final Outbox outbox;
    private final FailedMessages failed;
    private final Features features;
    private final Overview overview;
    private final Clock clock;
    private final BegunDelivery delivery = new BegunDelivery();

    /**
     * @param publicUrl what links begin with
     * @param signOn how staff come in by a provider of identities, if they do
     */
    Work(Stores stores, Messaging messaging, URI publicUrl, Optional<SignOn> signOn) {
        clock = stores.clock();
        Fingerprints fingerprints = new Fingerprints(
                stores.home().secrets().get(Secrets.FINGERPRINTS).getBytes(UTF_8));
        envelopes = new Envelopes(fingerprints);
        failed = new FailedMessages(envelopes, new ReplyWriter(fingerprints), partner -> stores.partners()
                .find(partner)
                .map(Partner::kind));
        features = new Features(
                stores,
                new StaffQueues(messaging, failed, stores),
                new Features.Entrances(publicUrl, signOn),
                new Features.Later(
                        delivery, () -> dueWork().works(), asked -> overview().today(asked), () -> overview()
                                .kept()));
        outbox = Outbox.before(delivery::dispatcher, at -> stores.policies()
                .asOf(at)
                .mail()
                .from(at, stores.policies().zone()));
        stores.partners().onReach(new Confirmations(stores.policies(), clock, outbox)::reached);
        translator = new Translator(envelopes);
        inbox = new Inbox(stores.database());
        DecidingParts parts = new DecidingParts(
                new Desks(features.each(Feature::desks)), stores.policies(), new ReplyWriter(fingerprints), outbox);
        decisions = new Decisions(stores.database(), parts, clock);
        pending = new PendingDecisions(stores.database(), parts, clock);
        hand = hand(stores, messaging);
        dueWork = new DueWork(stores.database(), stores.policies(), features.each(Feature::chores), outbox, clock);
        clockGuard = new ClockGuard(clock, System::nanoTime, stores::timeElsewhere, () -> mostJump(stores.policies()));
        clockGuard.ranLater(stores.ranLater());
        dueWork.doubtedBy(clockGuard::doubt);
        overview = new Overview(stores, features, pending, dueWork);
    }

    private StaffHand hand(Stores stores, Messaging messaging) {
        AfterActs after = new AfterActs(
                this,
                () -> {
                    stores.policyChanged();
                    messaging.limitAnew();
                },
                stores::calendarsChanged);
        return new StaffHand(envelopes, inbox, decisions, clock, after.all());
    }

    private Duration mostJump(Policies policies) {
        return Duration.ofDays(policies.asOf(clock.instant()).agenda().clockJumpDays());
    }

    /** Does what fell due while the hub was down; a failure is told and tried again with the next day's work. */
    void doWhatFellDue() {
        try {
            dueWork.run();
        } catch (RuntimeException e) {
            LOG.error("What fell due could not all be done; it is tried again every day", e);
        }
    }

    /**
     * Puts a settable clock forward; what falls due on the way is done at its time.
     *
     * @throws IllegalArgumentException if the clock would go back
     */
    public void advance(Instant to) {
        if (!(clock instanceof SettableClock settable)) {
            throw new IllegalStateException("The system's clock cannot be set");
        }
        dueWork.advance(settable, to, delivery::keepPromises);
    }

    /** Plans a quarter's batches before their day. */
    void planEarly(Quarter quarter) {
        features.rotation().planEarly(dueWork, quarter);
    }

    /** What keeps dead letters for staff. */
    DeadLetters deadLetters() {
        return new DeadLetters(failed, clock, features.trouble()::keep);
    }

    /** Whose desks and chores these are. */
    public Features features() {
        return features;
    }

    /** What there is to be looked at, of the whole hub. */
    public Overview overview() {
        return overview;
    }

    BegunDelivery delivery() {
        return delivery;
    }

    Envelopes envelopes() {
        return envelopes;
    }

    public Translator translator() {
        return translator;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Decisions decisions() {
        return decisions;
    }

    /** Through which staff act. */
    public StaffHand hand() {
        return hand;
    }

    public PendingDecisions pending() {
        return pending;
    }

    public DueWork dueWork() {
        return dueWork;
    }

    public ClockGuard clockGuard() {
        return clockGuard;
    }

    Outbox outbox() {
        return outbox;
    }
}
