package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.account.AccountFeature;
import id.simpul.administration.AdministrationFeature;
import id.simpul.agenda.ClockGuard;
import id.simpul.agenda.DueWork;
import id.simpul.agenda.KeptJobs;
import id.simpul.agenda.Mornings;
import id.simpul.agreement.AgreementFeature;
import id.simpul.booking.BookingFeature;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.console.user.UserFeature;
import id.simpul.delivery.Confirmations;
import id.simpul.delivery.Dispatcher;
import id.simpul.delivery.Enclosure;
import id.simpul.delivery.KeptMessages;
import id.simpul.delivery.MailFiles;
import id.simpul.delivery.Outbox;
import id.simpul.evaluation.EvaluationFeature;
import id.simpul.exchange.ExchangeFeature;
import id.simpul.feature.Document;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.feature.Today;
import id.simpul.hub.backup.BackupStanding;
import id.simpul.information.InformationFeature;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.FailedMessages;
import id.simpul.intake.Inbox;
import id.simpul.intake.KeptAnswers;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.PendingList;
import id.simpul.intake.PendingToday;
import id.simpul.intake.RequestLists;
import id.simpul.intake.RequestsByDay;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Translator;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptHistory;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Topic;
import id.simpul.letter.LetterFeature;
import id.simpul.mailbox.MailboxFeature;
import id.simpul.outreach.OutreachFeature;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.person.PersonFeature;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import id.simpul.policy.SettableClock;
import id.simpul.privilege.PrivilegeFeature;
import id.simpul.rotation.RotationFeature;
import id.simpul.signon.SignOn;
import id.simpul.trouble.TroubleFeature;
import id.simpul.web.KeptPosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub does: the list of its features, and what drives their desks and chores. */
public final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);
    /** A clock that is set waits so long for what was promised to go out; what cannot, as without a mail server, waits on. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(2);

    private final Envelopes envelopes;
    private final Translator translator;
    private final Inbox inbox;
    private final Decisions decisions;
    private final StaffHand hand;
    private final PendingDecisions pending;
    private final DueWork dueWork;
    private final ClockGuard clockGuard;
    private final Outbox outbox;
    private final RotationFeature rotation;
    private final FailedMessages failed;
    private final TroubleFeature trouble;
    private final CatalogueImports catalogues;
    private final MailboxFeature mailbox;
    private final List<Feature> features;
    private final BackupStanding backups;
    private final Clock clock;
    private final ZoneId zone;
    private final Mornings mornings;
    private final Path mails;
    private final AtomicReference<Dispatcher> dispatcher = new AtomicReference<>();
    private final AtomicReference<Supplier<Set<Channel>>> channels = new AtomicReference<>(Set::of);

    /**
     * @param publicUrl what links begin with
     * @param signOn how staff come in by a provider of identities, if they do
     */
    Work(Stores stores, Messaging messaging, URI publicUrl, Optional<SignOn> signOn) {
        clock = stores.clock();
        zone = stores.policies().zone();
        mornings = new Mornings(stores.policies());
        mails = stores.home().mail();
        backups = new BackupStanding(stores);
        Fingerprints fingerprints = new Fingerprints(
                stores.home().secrets().get(Secrets.FINGERPRINTS).getBytes(UTF_8));
        envelopes = new Envelopes(fingerprints);
        failed = new FailedMessages(envelopes, new ReplyWriter(fingerprints), partner -> stores.partners()
                .find(partner)
                .map(Partner::kind));
        rotation = new RotationFeature(
                stores.ground(), stores.home().labelSheets(), new PaperLinks(stores, publicUrl, () -> rotation()
                        .lists()));
        StaffQueues queues = new StaffQueues(messaging, failed, stores);
        trouble = new TroubleFeature(stores.ground(), queues, this::wakeDispatcher);
        catalogues = new CatalogueImports(stores.ground(), queues, stores.home().catalogues());
        mailbox = new MailboxFeature(stores.ground());
        features = features(stores, messaging.broker(), publicUrl, signOn);
        outbox = Outbox.before(() -> Optional.ofNullable(dispatcher.get()), at -> stores.policies()
                .asOf(at)
                .mail()
                .from(at, stores.policies().zone()));
        stores.partners().onReach(new Confirmations(stores.policies(), clock, outbox)::reached);
        translator = new Translator(envelopes);
        inbox = new Inbox(stores.database());
        DecidingParts parts = new DecidingParts(
                new Desks(each(Feature::desks)), stores.policies(), new ReplyWriter(fingerprints), outbox);
        decisions = new Decisions(stores.database(), parts, stores.clock());
        pending = new PendingDecisions(stores.database(), parts, stores.clock());
        hand = new StaffHand(
                envelopes,
                inbox,
                decisions,
                clock,
                new AfterActs(this, () -> {
                            stores.policyChanged();
                            messaging.limitAnew();
                        })
                        .all());
        dueWork = new DueWork(stores.database(), stores.policies(), each(Feature::chores), outbox, stores.clock());
        clockGuard = new ClockGuard(clock, System::nanoTime, stores::timeElsewhere, () -> mostJump(stores.policies()));
        clockGuard.ranLater(stores.ranLater());
        dueWork.doubtedBy(clockGuard::doubt);
    }

    private Duration mostJump(Policies policies) {
        return Duration.ofDays(policies.asOf(clock.instant()).agenda().clockJumpDays());
    }

    private List<Feature> features(Stores stores, Broker broker, URI publicUrl, Optional<SignOn> signOn) {
        Ground ground = stores.ground();
        EvaluationFeature evaluation = new EvaluationFeature(ground);
        return List.of(
                // The first whose ties are looked at: what waits is locked before anything else, as whoever decides it
                // does.
                new AccountFeature(
                        ground,
                        partner -> broker.waiting(Addresses.requests(partner)),
                        partner -> untaken(broker, partner),
                        this::channels,
                        trouble::paused,
                        this::ties),
                rotation,
                new CatalogueFeature(ground, catalogues),
                new BookingFeature(ground),
                new OutreachFeature(),
                new InformationFeature(),
                new ExchangeFeature(ground),
                new AgreementFeature(ground, evaluation::figures, stores.home().scans()),
                new PrivilegeFeature(ground),
                new PersonFeature(ground, new MailFiles(mails, clock.getZone())),
                evaluation,
                new AdministrationFeature(
                        stores.calendarFolder(),
                        ground,
                        () -> dueWork().works(),
                        this::today,
                        publicUrl + "/",
                        this::kept),
                // Links and sessions end by the machine's clock, also where the hub's is set.
                new UserFeature(Clock.systemUTC(), path -> publicUrl + path, signOn),
                mailbox,
                new LetterFeature(stores.partners(), Mailing.links(stores), path -> publicUrl + path),
                trouble);
    }

    /** A page of a partner is shown also while the broker is away. */
    private static Optional<Long> untaken(Broker broker, PartnerId partner) {
        try {
            return Optional.of(broker.waiting(Addresses.replies(partner)));
        } catch (BrokerException e) {
            LOG.warn("How much waits for a partner cannot be told while the broker is away: {}", e.toString());
            return Optional.empty();
        }
    }

    private <T> List<T> each(Function<Feature, List<T>> parts) {
        return features.stream()
                .flatMap(feature -> parts.apply(feature).stream())
                .toList();
    }

    /** What ties partners to the features. */
    private List<Ties> ties() {
        return features.stream().flatMap(feature -> feature.ties().stream()).toList();
    }

    /** What is left undone in any feature until staff have put it right. */
    public List<Reason> concerns(Handle db) {
        return each(feature -> feature.concerns(db));
    }

    /** What the mails of some topics carry beside the list and the calendar. */
    Map<Topic, Enclosure> enclosures() {
        Map<Topic, Enclosure> enclosures = new EnumMap<>(Topic.class);
        features.forEach(feature -> enclosures.putAll(feature.enclosures()));
        return enclosures;
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
     * @throws IllegalArgumentException if the clock would go back
     */
    public void advance(Instant to) {
        if (!(clock instanceof SettableClock settable)) {
            throw new IllegalStateException("The system's clock cannot be set");
        }
        dueWork.advance(settable, to, this::keepPromises);
    }

    private void keepPromises() {
        Dispatcher there = dispatcher.get();
        if (there != null) {
            there.settle(SETTLED_WITHIN);
        }
    }

    /** Plans a quarter's batches before their day. */
    void planEarly(Quarter quarter) {
        rotation.planEarly(dueWork, quarter);
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

    /** What keeps dead letters for staff. */
    DeadLetters deadLetters() {
        return new DeadLetters(failed, clock, trouble::keep);
    }

    /** What is kept for a stated time, in the order in which it goes. */
    public List<Kept> kept() {
        List<Kept> all = new ArrayList<>(KeptMessages.all(new MailFiles(mails, clock.getZone())));
        all.addAll(KeptAnswers.all());
        all.add(KeptPosts.answered());
        all.add(KeptHistory.staff());
        all.add(KeptJobs.of(mornings, () -> each(Feature::chores)));
        all.addAll(each(Feature::kept));
        return all;
    }

    /** Catalogues that are brought in. */
    public CatalogueImports catalogues() {
        return catalogues;
    }

    /** What went wrong, for staff to look at. */
    public TroubleFeature trouble() {
        return trouble;
    }

    /** What comes back by mail. */
    MailboxFeature mailbox() {
        return mailbox;
    }

    /** The rotation, for what staff should look into. */
    public RotationFeature rotation() {
        return rotation;
    }

    void deliverBy(Dispatcher running) {
        dispatcher.set(running);
    }

    Dispatcher dispatcher() {
        return dispatcher.get();
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

    /** What staff look at, of all features. */
    List<Listing<?>> lists() {
        List<Listing<?>> lists = new ArrayList<>(each(Feature::lists));
        lists.add(PendingList.of(pending));
        lists.addAll(RequestLists.all());
        lists.add(JobList.of(dueWork));
        return lists;
    }

    /** What a day asks of staff, in all features. */
    Today today(Today.Asked asked) {
        List<Today> parts = new ArrayList<>(
                features.stream().map(feature -> feature.today(asked)).toList());
        parts.add(PendingToday.of(pending, asked));
        parts.add(0, RequestsByDay.of(asked, zone));
        parts.add(backups.today(asked.db()));
        parts.add(FirstSteps.of(asked, mornings.policyOn(asked.day())));
        return Today.all(parts);
    }

    /** The reports of all features. */
    List<Document> documents() {
        return each(Feature::documents);
    }
}
