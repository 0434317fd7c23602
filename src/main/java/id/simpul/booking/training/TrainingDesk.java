package id.simpul.booking.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.booking.BookingConfirmed;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Enrols civil-servant candidates for their initial training, each judged by rank: those whom partners send here, and those
 * whom the library sends elsewhere (R28).
 */
@Decides(Rule.R28)
public final class TrainingDesk implements Desk<TrainingDesk.Present> {
    /**
     * Candidates are judged by what is said of them alone.
     *
     * @param day the day on which it is decided; nobody can come to a training before it
     */
    public record Present(LocalDate day) implements Desk.Facts {
        /** The first day on which a training can begin, of those asked for on some day: none that is over by now. */
        LocalDate earliest(LocalDate today) {
            return today.isAfter(day) ? today : day;
        }

        @Override
        public void apply(Effect effect) {
            // No training stands against another.
        }
    }

    /** What the reply says of it. */
    public record Outcome(String training, TrainingWish.Participants participants) {}

    private final Supplier<LocalDate> present;

    /**
     * @param present the day it is, where the library is
     */
    public TrainingDesk(Supplier<LocalDate> present) {
        this.present = present;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.TRAINING_ENROL, RequestType.STAFF_TRAINING);
    }

    @Override
    public Present facts(Handle db, List<Request> requests) {
        return new Present(present.get());
    }

    @Override
    public Decision decide(Request request, Present facts, Policy policy, LocalDate today) {
        TrainingWish wish = TrainingWish.of(request, policy.training());
        List<Reason> against = new ArrayList<>(againstDays(wish, policy, facts.earliest(today)));
        List<Reason> leftOut = leftOut(wish, policy.training());
        if (wish.admitted().isEmpty() && wish.unclear().isEmpty()) {
            against.add(Reason.of(Code.NOBODY_ADMITTED, "/data/participants", groups(policy.training(), "atau", "or")));
        }
        if (!against.isEmpty()) {
            against.addAll(leftOut);
            ObjectNode outcome = Json.object();
            if (wish.admitted().isEmpty()) {
                outcome.set("participants", Json.tree(wish.participants()));
            }
            return new Decision.Refused(outcome, against);
        }
        return wish.unclear().isEmpty() ? accepted(wish, leftOut) : Decision.Pending.staff(unclear(wish));
    }

    private static Reason[] unclear(TrainingWish wish) {
        return wish.unclear().stream()
                .map(place -> Reason.of(
                        Code.RANK_UNCLEAR,
                        "/data/participants/" + place + "/rank",
                        wish.asked().participants().get(place).rank()))
                .toArray(Reason[]::new);
    }

    private static Phrase groups(Policy.Training policy, String indonesian, String english) {
        return new Phrase(
                String.join(" " + indonesian + " ", policy.rankGroups()),
                String.join(" " + english + " ", policy.rankGroups()));
    }

    /** The library may record where its own were; others cannot come to what is past. */
    private static List<Reason> againstDays(TrainingWish wish, Policy policy, LocalDate earliest) {
        if (wish.to().isBefore(wish.from())) {
            return List.of(Reason.of(Code.DATES_REVERSED, "/data/to", wish.from(), wish.to()));
        }
        if (!wish.isOut() && wish.from().isBefore(earliest)) {
            return List.of(Reason.of(Code.DATE_PAST, "/data/from", wish.from()));
        }
        LocalDate latest = earliest.plusDays(policy.bookings().farthestDays());
        return wish.to().isAfter(latest)
                ? List.of(Reason.of(Code.DAY_TOO_FAR, "/data/to", wish.to(), latest))
                : List.of();
    }

    private static List<Reason> leftOut(TrainingWish wish, Policy.Training policy) {
        return wish.refused().stream()
                .map(place -> Reason.of(
                        Code.RANK_NOT_ADMITTED, "/data/participants/" + place + "/rank", groups(policy, "dan", "and")))
                .toList();
    }

    private static Decision accepted(TrainingWish wish, List<Reason> leftOut) {
        Training training = wish.training();
        Outcome outcome = new Outcome(training.id(), wish.participants());
        List<Notice> notices = wish.isOut() ? List.of() : List.of(confirmation(wish, training));
        return new Decision.Accepted(training.id(), outcome, leftOut, List.of(new TrainingEnrolled(training)), notices);
    }

    private static Notice confirmation(TrainingWish wish, Training training) {
        BookingConfirmed booked = new BookingConfirmed(
                training.id(),
                RequestType.TRAINING_ENROL.wire(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(training.from()),
                Optional.of(training.to()),
                training.admitted());
        return Notice.to(wish.request().partner(), booked).from(wish.request());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Trainings.write(
                db,
                Effects.of(decided, TrainingEnrolled.class).stream()
                        .map(TrainingEnrolled::training)
                        .toList());
    }
}
