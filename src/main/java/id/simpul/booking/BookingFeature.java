package id.simpul.booking;

import id.simpul.agenda.Chore;
import id.simpul.booking.training.TrainingChores;
import id.simpul.booking.training.TrainingDesk;
import id.simpul.booking.training.TrainingLists;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.feature.Today;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Visits, services, internships and the training of candidates, each within days and capacity (R21, R26 to R28). */
public final class BookingFeature implements Feature {
    private final Ground ground;

    public BookingFeature(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new BookingDesk(ground.policies(), ground.calendars(), ground.clock()),
                new TrainingDesk(() -> ground.mornings().dayOf(ground.clock().instant())));
    }

    @Override
    public List<Chore> chores() {
        List<Chore> chores = new ArrayList<>(BookingChores.all(ground.mornings(), ground.workingDays(), opening()));
        chores.add(TrainingChores.forget(ground.mornings()));
        return List.copyOf(chores);
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new BookingTies());
    }

    @Override
    public Today today(Today.Asked asked) {
        return BookingToday.of(asked);
    }

    @Override
    public List<Kept> kept() {
        return List.of(KeptLocks.days());
    }

    @Override
    public List<Listing<?>> lists() {
        List<Listing<?>> lists = new ArrayList<>(BookingLists.all(opening()));
        lists.addAll(TrainingLists.all());
        return List.copyOf(lists);
    }

    private Opening opening() {
        return new Opening(ground.policies(), ground.calendars(), ground.clock());
    }
}
