package id.simpul.rotation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.database.Database;
import id.simpul.delivery.Enclosure;
import id.simpul.feature.Document;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.feature.Today;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Json;
import id.simpul.ledger.Kept;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Topic;
import id.simpul.paper.Arrival;
import id.simpul.partner.Partners;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.BatchDesk;
import id.simpul.rotation.batch.BatchLists;
import id.simpul.rotation.batch.Flagged;
import id.simpul.rotation.batch.SwapDesk;
import id.simpul.rotation.calendar.BatchChores;
import id.simpul.rotation.calendar.ObligationAct;
import id.simpul.rotation.calendar.RescheduleChore;
import id.simpul.rotation.calendar.SummaryAct;
import id.simpul.rotation.calendar.TermChores;
import id.simpul.rotation.choice.ChoiceDesk;
import id.simpul.rotation.choice.ChoiceList;
import id.simpul.rotation.enrolment.EnrolmentDesk;
import id.simpul.rotation.enrolment.Enrolments;
import id.simpul.rotation.enrolment.ForecastChore;
import id.simpul.rotation.enrolment.SchoolTies;
import id.simpul.rotation.obligation.ObligationDesk;
import id.simpul.rotation.obligation.ObligationLists;
import id.simpul.rotation.overview.OverviewLists;
import id.simpul.rotation.paper.Papers;
import id.simpul.rotation.paper.ShelfFiles;
import id.simpul.rotation.planning.EarlyPlanDesk;
import id.simpul.rotation.planning.LeftOut;
import id.simpul.rotation.planning.PlanAgainChore;
import id.simpul.rotation.planning.PlanApprovalDesk;
import id.simpul.rotation.planning.PlanChore;
import id.simpul.rotation.planning.PlanDocument;
import id.simpul.rotation.planning.Seats;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The quarterly rotation of batches among schools: terms, plans, batches, and what was lost (R1 to R12). */
public final class RotationFeature implements Feature {
    private static final int PLANNED_AT_ONCE = 250;

    private final Schedule schedule;
    private final Partners partners;
    private final PlanChore planning;
    private final PlanAgainChore planningAgain;
    private final Clock clock;
    private final Path labelSheets;
    private final Arrival.Source arrivals;
    /** Where a mail's file is read from; empty where no mails are written. */
    private final Optional<Database> database;

    /**
     * What goes out with the batches.
     *
     * @param labelSheets a file with the library's own sheets of labels, which need not be there
     * @param arrivals what the codes on papers say to whoever scans them
     * @param database where a mail's file is read from; empty where no mails are written
     */
    private record GoingOut(Path labelSheets, Arrival.Source arrivals, Optional<Database> database) {}

    /**
     * @param labelSheets a file with the library's own sheets of labels, which need not be there
     * @param arrivals what the codes on papers say to whoever scans them
     */
    public RotationFeature(Ground ground, Path labelSheets, Arrival.Source arrivals) {
        this(
                new Schedule(ground.policies(), ground.calendars()),
                ground.partners(),
                ground.clock(),
                new GoingOut(labelSheets, arrivals, Optional.of(ground.database())));
    }

    /** The same, with codes for the library's own scan page alone. */
    public RotationFeature(Ground ground, Path labelSheets) {
        this(ground, labelSheets, Arrival.Source.PLAIN);
    }

    public RotationFeature(Schedule schedule, Partners partners) {
        this(schedule, partners, Clock.systemUTC());
    }

    /** The same, by another clock. */
    public RotationFeature(Schedule schedule, Partners partners, Clock clock) {
        this(
                schedule,
                partners,
                clock,
                new GoingOut(Path.of("label-sheets.yaml"), Arrival.Source.PLAIN, Optional.empty()));
    }

    private RotationFeature(Schedule schedule, Partners partners, Clock clock, GoingOut out) {
        this.arrivals = out.arrivals();
        this.database = out.database();
        this.schedule = schedule;
        this.partners = partners;
        this.planning = new PlanChore(schedule);
        this.planningAgain = new PlanAgainChore(schedule);
        this.clock = clock;
        this.labelSheets = out.labelSheets();
    }

    /** The mail of a batch on its way brings it as MARC too: some 400 bytes a book, so that any mailbox takes it. */
    @Override
    public Map<Topic, Enclosure> enclosures() {
        return database.map(stock -> Map.of(
                        Topic.ROTATION_DISPATCHED,
                        new Enclosure(
                                "application/marc",
                                "mrc",
                                (notice, language) -> stock.inTransaction(db -> ShelfFiles.marc(db, notice)))))
                .orElse(Map.of());
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new EnrolmentDesk(schedule, clock, partners::update),
                new BatchDesk(schedule),
                new SwapDesk(schedule),
                new ChoiceDesk(schedule),
                new ObligationDesk(),
                new EarlyPlanDesk(),
                new PlanApprovalDesk());
    }

    @Override
    public List<Chore> chores() {
        List<Chore> chores = new ArrayList<>();
        chores.add(new RescheduleChore(schedule));
        chores.addAll(BatchChores.all(schedule));
        chores.add(TermChores.end(schedule));
        chores.add(planningAgain);
        chores.add(planning);
        chores.add(TermChores.invite(schedule));
        chores.add(new ForecastChore(schedule));
        chores.add(ObligationAct.chore(schedule));
        chores.add(SummaryAct.chore(schedule));
        chores.addAll(BatchChores.beside(schedule));
        return List.copyOf(chores);
    }

    /** Plans a quarter's batches before their day, because staff ask for it; those that are planned already, again. */
    public void planEarly(DueWork dueWork, Quarter quarter) {
        dueWork.early(planningAgain, db -> planningAgain.next(db, clock.instant(), PLANNED_AT_ONCE));
        dueWork.early(planning, db -> planning.early(db, quarter, clock.instant(), PLANNED_AT_ONCE));
    }

    /** The regions whose schools take part now. */
    public static List<String> regions(Handle db) {
        return Enrolments.regions(db);
    }

    @Override
    public Today today(Today.Asked asked) {
        return RotationToday.of(asked, schedule);
    }

    @Override
    public List<Kept> kept() {
        return KeptRemarks.all();
    }

    @Override
    public List<Listing<?>> lists() {
        List<Listing<?>> lists = new ArrayList<>(BatchLists.all(schedule, clock));
        lists.addAll(ObligationLists.all());
        lists.addAll(OverviewLists.all(schedule, clock));
        lists.add(ChoiceList.of(() -> schedule.mornings().dayOf(clock.instant())));
        return List.copyOf(lists);
    }

    /** So many of the batches that are still here though their day has passed, as staff see them flagged. */
    public List<ObjectNode> notGone(Handle db, int most) {
        return Flagged.notGone(db, BatchLists.asOf(schedule, clock), most).stream()
                .map(Json::tree)
                .toList();
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new SchoolTies());
    }

    /** Seats that are left out of the plan (R8). */
    @Override
    public List<Reason> concerns(Handle db) {
        return Seats.leftOut(db).stream().map(LeftOut::why).toList();
    }

    @Override
    public List<Document> documents() {
        List<Document> documents = new ArrayList<>(List.of(PlanDocument.of(schedule, clock)));
        documents.add(ShelfFiles.document());
        documents.addAll(new Papers(schedule, clock, arrivals, labelSheets).all());
        return List.copyOf(documents);
    }
}
