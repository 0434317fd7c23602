package id.simpul.rotation;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.ledger.Desk;
import id.simpul.partner.Partners;
import id.simpul.rotation.batch.BatchDesk;
import id.simpul.rotation.calendar.BatchChores;
import id.simpul.rotation.calendar.ObligationAct;
import id.simpul.rotation.calendar.RescheduleChore;
import id.simpul.rotation.calendar.SummaryAct;
import id.simpul.rotation.calendar.TermChores;
import id.simpul.rotation.enrolment.EnrolmentDesk;
import id.simpul.rotation.obligation.ObligationDesk;
import id.simpul.rotation.planning.PlanChore;
import java.util.ArrayList;
import java.util.List;

/** The quarterly rotation of batches among schools: terms, plans, batches, and what was lost (R1 to R12). */
public final class RotationFeature implements Feature {
    private final Schedule schedule;
    private final Partners partners;
    private final PlanChore planning;

    public RotationFeature(Ground ground) {
        this(new Schedule(ground.policies(), ground.calendars()), ground.partners());
    }

    public RotationFeature(Schedule schedule, Partners partners) {
        this.schedule = schedule;
        this.partners = partners;
        this.planning = new PlanChore(schedule);
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new EnrolmentDesk(schedule, partners::update), new BatchDesk(schedule), new ObligationDesk());
    }

    @Override
    public List<Chore> chores() {
        List<Chore> chores = new ArrayList<>();
        chores.add(new RescheduleChore(schedule));
        chores.addAll(BatchChores.all(schedule));
        chores.add(TermChores.end(schedule));
        chores.add(planning);
        chores.add(TermChores.invite(schedule));
        chores.add(ObligationAct.chore(schedule));
        chores.add(SummaryAct.chore(schedule));
        return List.copyOf(chores);
    }

    /** What staff may have planned before its day. */
    public PlanChore planning() {
        return planning;
    }

    public Schedule schedule() {
        return schedule;
    }
}
