package id.simpul.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.account.AccountFeature;
import id.simpul.administration.AdministrationFeature;
import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.agenda.KeptJobs;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.database.Database;
import id.simpul.database.Faults;
import id.simpul.database.HubLease;
import id.simpul.delivery.Courier;
import id.simpul.delivery.Courier.Arrived;
import id.simpul.delivery.KeptMessages;
import id.simpul.delivery.MailFiles;
import id.simpul.delivery.Outbox;
import id.simpul.evaluation.EvaluationFeature;
import id.simpul.exchange.ExchangeFeature;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Today;
import id.simpul.intake.Answer;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.Incoming;
import id.simpul.intake.KeptAnswers;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Translator;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptHistory;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import id.simpul.rotation.RotationFeature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run of a hub, from its start to its end, without broker and pages: desks, chores and acts of staff, wired as the hub wires them. */
final class Hub implements AutoCloseable {
    private static final Fingerprints FINGERPRINTS = new Fingerprints("a key only for tests".getBytes(UTF_8));

    private final Database database;
    private final HubLease lease;
    private final Faults faults;
    private final Policies policies;
    private final ImportedCalendars calendars;
    private final RotationFeature rotation;
    private final List<Feature> features;
    private final Translator translator;
    private final Inbox inbox;
    private final Decisions decisions;
    private final StaffHand hand;
    private final DueWork dueWork;
    private final Courier courier;

    /**
     * Starts one, by which it takes the database from a hub that has it.
     *
     * @param database its own connections, which it closes
     * @param door is given what it delivers
     */
    Hub(Database database, HubLease lease, Policies policies, Clock clock, Consumer<Arrived> door) {
        this.database = database;
        this.lease = lease;
        database.begin(lease);
        this.faults = Faults.on(database);
        this.policies = policies;
        policies.take(database.inTransaction(AdministrationFeature::policyChanges));
        this.calendars = new ImportedCalendars();
        calendarsChanged();
        Ground ground = new Ground(database, policies, calendars::current, clock, new Partners(database.jdbi()));
        this.rotation = new RotationFeature(ground, Path.of("label-sheets.yaml"));
        this.features = features(ground);
        Outbox outbox = new Outbox(() -> {});
        DecidingParts parts =
                new DecidingParts(new Desks(each(Feature::desks)), policies, new ReplyWriter(FINGERPRINTS), outbox);
        this.decisions = new Decisions(database, parts, clock, Unhurried.BUDGETS);
        Envelopes envelopes = new Envelopes(FINGERPRINTS);
        this.translator = new Translator(envelopes);
        this.inbox = new Inbox(database);
        this.hand = new StaffHand(envelopes, inbox, decisions, clock, afterwards());
        this.dueWork = new DueWork(database, policies, chores(), outbox, clock);
        this.courier = new Courier(database, policies, clock, door);
        decisions.begin();
    }

    private List<Feature> features(Ground ground) {
        ExchangeFeature exchange = new ExchangeFeature(ground);
        return List.of(
                rotation,
                new CatalogueFeature(ground.mornings()),
                exchange,
                new EvaluationFeature(ground),
                new AccountFeature(
                        ground,
                        one -> 0,
                        one -> Optional.empty(),
                        () -> Set.of(Channel.QUEUE, Channel.EMAIL),
                        Map::of,
                        () -> Stream.of(rotation, exchange)
                                .flatMap(one -> one.ties().stream())
                                .toList()),
                new AdministrationFeature(calendars, ground, Set::of, asked -> Today.NOTHING, "", () -> kept(ground)));
    }

    /** What is kept for a stated time, as the hub has it; but on one morning of four, since to look through it all takes longer than all else. */
    private List<Kept> kept(Ground ground) {
        if (LocalDate.ofInstant(ground.clock().instant(), policies.zone()).toEpochDay() % 4 != 0) {
            return List.of();
        }
        List<Kept> all = new ArrayList<>(KeptMessages.all(new MailFiles(Path.of("no-mails"), policies.zone())));
        all.addAll(KeptAnswers.all());
        all.add(KeptHistory.staff());
        all.add(KeptJobs.of(ground.mornings(), this::chores));
        all.addAll(each(Feature::kept));
        return all;
    }

    private <T> List<T> each(Function<Feature, List<T>> parts) {
        return features.stream()
                .flatMap(feature -> parts.apply(feature).stream())
                .toList();
    }

    private void calendarsChanged() {
        calendars.take(database.inTransaction(AdministrationFeature::importedCalendars));
    }

    /** As the hub has it: what falls due by an act is done at once. */
    private Map<RequestType, Consumer<Decided>> afterwards() {
        return Map.of(
                RequestType.STAFF_CALENDAR_IMPORT,
                decided -> {
                    calendarsChanged();
                    dueWork.run();
                },
                RequestType.STAFF_POLICY_SET,
                decided -> {
                    policies.take(database.inTransaction(AdministrationFeature::policyChanges));
                    dueWork.run();
                },
                RequestType.STAFF_PLAN,
                decided -> rotation.planEarly(
                        dueWork,
                        Quarter.parse(
                                decided.decision().outcome().path("quarter").asText())));
    }

    /** A batch of messages through the intake as it is; what becomes of each, in order. */
    List<Answer> answer(List<Incoming> batch) {
        return decisions.answers(decisions.take(inbox.setAsideKnown(translator.open(batch))));
    }

    StaffHand hand() {
        return hand;
    }

    /** By which it goes. */
    Calendars calendars() {
        return calendars.current();
    }

    /** Does what is due. */
    void work() {
        dueWork.run();
    }

    /** Delivers what is promised and due. */
    void deliver() {
        courier.drain();
    }

    Courier courier() {
        return courier;
    }

    List<Chore> chores() {
        return each(Feature::chores);
    }

    List<Feature> features() {
        return features;
    }

    Faults faults() {
        return faults;
    }

    Database database() {
        return database;
    }

    /** It ends, in whatever order: what it has begun is gone with its sessions. */
    @Override
    public void close() {
        lease.close();
        database.close();
    }
}
