package id.simpul.rotation;

import id.simpul.agenda.Chore;
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

/** The rotation as the hub takes it in: its desks and its chores. */
public final class Rotation {
    private Rotation() {}

    public static List<Desk<?>> desks(Schedule schedule, Partners partners) {
        return List.of(new EnrolmentDesk(schedule, partners::update), new BatchDesk(schedule), new ObligationDesk());
    }

    /** In the order in which they are done when they fall due at the same time. */
    public static List<Chore> chores(Schedule schedule) {
        List<Chore> chores = new ArrayList<>();
        chores.add(new RescheduleChore(schedule));
        chores.addAll(BatchChores.all(schedule));
        chores.add(TermChores.end(schedule));
        chores.add(new PlanChore(schedule));
        chores.add(TermChores.invite(schedule));
        chores.add(ObligationAct.chore(schedule));
        chores.add(SummaryAct.chore(schedule));
        return List.copyOf(chores);
    }
}
