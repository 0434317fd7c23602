package id.simpul.booking;

import id.simpul.agenda.Chore;
import id.simpul.booking.training.ForgetParticipantsChore;
import id.simpul.booking.training.TrainingDesk;
import id.simpul.booking.training.TrainingLists;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import java.util.List;

/** Visits, services, internships and the training of candidates, each within days and capacity (R21, R26 to R28). */
public final class BookingFeature implements Feature {
    private final Ground ground;

    public BookingFeature(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new BookingDesk(ground.policies(), ground.calendars(), ground.clock()), new TrainingDesk());
    }

    @Override
    public List<Chore> chores() {
        return List.of(
                new ReminderChore(ground.policies()),
                new ForgetChore(ground.policies()),
                new ForgetParticipantsChore(ground.policies()));
    }

    @Override
    public List<Listing<?>> lists() {
        return TrainingLists.all();
    }
}
