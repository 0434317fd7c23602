package id.simpul.rotation;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.feature.Document;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Reason;
import id.simpul.partner.Partners;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.BatchDesk;
import id.simpul.rotation.calendar.BatchChores;
import id.simpul.rotation.calendar.ObligationAct;
import id.simpul.rotation.calendar.RescheduleChore;
import id.simpul.rotation.calendar.SummaryAct;
import id.simpul.rotation.calendar.TermChores;
import id.simpul.rotation.enrolment.EnrolmentDesk;
import id.simpul.rotation.enrolment.ForecastChore;
import id.simpul.rotation.enrolment.SchoolTies;
import id.simpul.rotation.obligation.ObligationDesk;
import id.simpul.rotation.obligation.ObligationLists;
import id.simpul.rotation.planning.EarlyPlanDesk;
import id.simpul.rotation.planning.LeftOut;
import id.simpul.rotation.planning.PlanChore;
import id.simpul.rotation.planning.PlanDocument;
import id.simpul.rotation.planning.Seats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The quarterly rotation of batches among schools: terms, plans, batches, and what was lost (R1 to R12). */
public final class RotationFeature implements Feature {
    private static final int PLANNED_AT_ONCE = 250;

    private final Schedule schedule;
    private final Partners partners;
    private final PlanChore planning;
    private final Clock clock;

    public RotationFeature(Ground ground) {
        this(new Schedule(ground.policies(), ground.calendars()), ground.partners(), ground.clock());
    }

    public RotationFeature(Schedule schedule, Partners partners) {
        this(schedule, partners, Clock.systemUTC());
    }

    private RotationFeature(Schedule schedule, Partners partners, Clock clock) {
        this.schedule = schedule;
        this.partners = partners;
        this.planning = new PlanChore(schedule);
        this.clock = clock;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new EnrolmentDesk(schedule, partners::update),
                new BatchDesk(schedule),
                new ObligationDesk(),
                new EarlyPlanDesk());
    }

    @Override
    public List<Chore> chores() {
        List<Chore> chores = new ArrayList<>();
        chores.add(new RescheduleChore(schedule));
        chores.addAll(BatchChores.all(schedule));
        chores.add(TermChores.end(schedule));
        chores.add(planning);
        chores.add(TermChores.invite(schedule));
        chores.add(new ForecastChore());
        chores.add(ObligationAct.chore(schedule));
        chores.add(SummaryAct.chore(schedule));
        return List.copyOf(chores);
    }

    /** Plans a quarter's batches before their day, because staff ask for it. */
    public void planEarly(DueWork dueWork, Quarter quarter) {
        dueWork.early(planning, db -> planning.early(db, quarter, clock.instant(), PLANNED_AT_ONCE));
    }

    @Override
    public List<Listing<?>> lists() {
        return ObligationLists.all();
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
        return List.of(PlanDocument.of(schedule, clock));
    }
}
