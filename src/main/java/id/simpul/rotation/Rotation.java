package id.simpul.rotation;

import id.simpul.agenda.Chore;
import id.simpul.ledger.Desk;
import id.simpul.partner.Partners;
import id.simpul.rotation.batch.BatchDesk;
import id.simpul.rotation.calendar.BatchChores;
import id.simpul.rotation.calendar.ObligationChore;
import id.simpul.rotation.calendar.RenewalChore;
import id.simpul.rotation.calendar.RescheduleChore;
import id.simpul.rotation.calendar.SummaryChore;
import id.simpul.rotation.calendar.TermChore;
import id.simpul.rotation.enrolment.EnrolmentDesk;
import id.simpul.rotation.obligation.ObligationDesk;
import id.simpul.rotation.planning.EarlyPlanDesk;
import id.simpul.rotation.planning.PlanChore;
import java.util.ArrayList;
import java.util.List;

/** The rotation as the hub takes it in: its desks and its chores. */
public final class Rotation {
    private Rotation() {}

    public static List<Desk<?>> desks(Schedule schedule, Partners partners) {
        return List.of(
                new EnrolmentDesk(schedule, partners::update),
                new BatchDesk(schedule),
                new ObligationDesk(),
                new EarlyPlanDesk());
    }

    /** In the order in which they are done when they fall due at the same time. */
    public static List<Chore> chores(Schedule schedule) {
        List<Chore> chores = new ArrayList<>();
        chores.add(new RescheduleChore(schedule));
        chores.addAll(BatchChores.all(schedule));
        chores.add(new TermChore(schedule));
        chores.add(new PlanChore(schedule));
        chores.add(new RenewalChore(schedule));
        chores.add(new ObligationChore(schedule));
        chores.add(new SummaryChore(schedule));
        return List.copyOf(chores);
    }
}
