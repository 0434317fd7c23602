package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.account.StatusDesk;
import id.simpul.account.UpdateDesk;
import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.agreement.AgreementDesk;
import id.simpul.agreement.CooperationFigures;
import id.simpul.agreement.EndedChore;
import id.simpul.agreement.EndingChore;
import id.simpul.agreement.ForwardChore;
import id.simpul.booking.BookingDesk;
import id.simpul.booking.ForgetChore;
import id.simpul.booking.ReminderChore;
import id.simpul.booking.training.ForgetParticipantsChore;
import id.simpul.booking.training.TrainingDesk;
import id.simpul.catalogue.CatalogueDesk;
import id.simpul.delivery.Dispatcher;
import id.simpul.delivery.Outbox;
import id.simpul.evaluation.Evaluations;
import id.simpul.evaluation.PublishChore;
import id.simpul.evaluation.StatisticsDesk;
import id.simpul.exchange.GiftDesk;
import id.simpul.exchange.MatchChore;
import id.simpul.exchange.OfferDesk;
import id.simpul.exchange.PairDesk;
import id.simpul.exchange.RemindChore;
import id.simpul.hub.control.Act;
import id.simpul.information.InformationDesk;
import id.simpul.intake.Court;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.Translator;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.partner.Channel;
import id.simpul.policy.SettableClock;
import id.simpul.privilege.ForgetPersonsChore;
import id.simpul.privilege.LapseChore;
import id.simpul.privilege.LapseNoticeChore;
import id.simpul.privilege.PrivilegeDesk;
import id.simpul.privilege.ShortenChore;
import id.simpul.rotation.Rotation;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planning.PlanChore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub does with what it is asked and with what falls due: the features' desks and chores, and what drives them. */
public final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Translator translator;
    private final Inbox inbox;
    private final Decisions decisions;
    private final PendingDecisions pending;
    private final DueWork dueWork;
    private final Outbox outbox;
    private final Schedule schedule;
    private final PlanChore planning;
    private final Clock clock;
    private final AtomicReference<Dispatcher> dispatcher = new AtomicReference<>();
    private final AtomicReference<Supplier<Set<Channel>>> channels = new AtomicReference<>(Set::of);

    Work(Stores stores) {
        clock = stores.clock();
        Fingerprints fingerprints = new Fingerprints(
                stores.home().secrets().get(Secrets.FINGERPRINTS).getBytes(UTF_8));
        schedule = new Schedule(stores.policies(), stores::calendars);
        planning = new PlanChore(schedule);
        outbox = new Outbox(this::wakeDispatcher);
        translator = new Translator(new Envelopes(fingerprints));
        inbox = new Inbox(stores.database());
        Court court = new Court(new Desks(desks(stores)), stores.policies(), new ReplyWriter(fingerprints), outbox);
        decisions = new Decisions(stores.database(), inbox, court, stores.clock());
        pending = new PendingDecisions(stores.database(), court, stores.clock());
        dueWork = new DueWork(stores.database(), stores.policies(), chores(stores), outbox, stores.clock());
    }

    /** The desks of all features. */
    private List<Desk<?>> desks(Stores stores) {
        List<Desk<?>> desks = new ArrayList<>(Rotation.desks(schedule, stores.partners()));
        desks.add(new CatalogueDesk());
        desks.add(new BookingDesk(stores.policies(), stores::calendars, stores.clock()));
        desks.add(new TrainingDesk());
        desks.add(new InformationDesk());
        desks.add(new OfferDesk());
        desks.add(new PairDesk());
        desks.add(new GiftDesk());
        desks.add(new AgreementDesk());
        desks.add(new PrivilegeDesk());
        desks.add(new StatisticsDesk());
        desks.add(new UpdateDesk(stores.partners(), this::channels));
        desks.add(new StatusDesk());
        return desks;
    }

    /** The chores of all features, in the order in which they are done when they fall due at the same time. */
    private List<Chore> chores(Stores stores) {
        List<Chore> chores = new ArrayList<>(Rotation.chores(schedule));
        chores.add(new ReminderChore(stores.policies()));
        chores.add(new ForgetChore(stores.policies()));
        chores.add(new MatchChore(stores.policies()));
        chores.add(new RemindChore(stores.policies()));
        chores.add(new ForwardChore(stores.policies()));
        chores.add(new EndingChore(stores.policies(), figures(stores)));
        chores.add(new EndedChore(stores.policies()));
        chores.add(new ShortenChore(stores.policies()));
        chores.add(new LapseNoticeChore(stores.policies()));
        chores.add(new LapseChore(stores.policies()));
        chores.add(new ForgetPersonsChore(stores.policies()));
        chores.add(new ForgetParticipantsChore(stores.policies()));
        chores.add(new PublishChore(stores.policies()));
        return chores;
    }

    /** What an agreement's renewal is proposed with. */
    private static CooperationFigures figures(Stores stores) {
        Evaluations evaluations = new Evaluations(stores.policies());
        return (db, partner, day) -> evaluations.of(
                db, partner, day.atStartOfDay(stores.policies().zone()).toInstant());
    }

    private void wakeDispatcher() {
        Dispatcher there = dispatcher.get();
        if (there != null) {
            there.wake();
        }
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
     * @throws Act.NotDone if the clock is the system's, or would go back
     */
    public void advance(Instant to) {
        if (!(clock instanceof SettableClock settable)) {
            throw new Act.NotDone("The hub runs on the system's clock; start it with SIMPUL_CLOCK to set the time.");
        }
        try {
            dueWork.advance(settable, to);
        } catch (IllegalArgumentException e) {
            throw new Act.NotDone(e.getMessage());
        }
    }

    /** The channels that partners may choose to be told by. */
    Set<Channel> channels() {
        return channels.get().get();
    }

    /**
     * @param known asked each time: the routes are read later than this is called
     */
    void tellBy(Supplier<Set<Channel>> known) {
        channels.set(known);
    }

    void deliverBy(Dispatcher running) {
        dispatcher.set(running);
    }

    Dispatcher dispatcher() {
        return dispatcher.get();
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

    public PendingDecisions pending() {
        return pending;
    }

    public DueWork dueWork() {
        return dueWork;
    }

    Outbox outbox() {
        return outbox;
    }

    PlanChore planning() {
        return planning;
    }

    public Schedule schedule() {
        return schedule;
    }
}
