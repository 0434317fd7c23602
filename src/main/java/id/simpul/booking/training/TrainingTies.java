package id.simpul.booking.training;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Reason;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to trainings: its candidates do not come any more, and who they were is forgotten. */
public final class TrainingTies {
    private TrainingTies() {}

    /** The confirmation of a training is in its partner's calendar as a booking. */
    public static Loosened loosen(Handle db, Parting parting) {
        List<TrainingCalledOff> coming = Trainings.coming(db, parting.partner(), parting.on());
        if (coming.isEmpty()) {
            return Loosened.NOTHING;
        }
        return new Loosened(
                List.of(Reason.of(Code.TRAININGS_CALLED_OFF, "", coming.size())),
                List.of(),
                List.<Effect>copyOf(coming),
                List.of(),
                coming.stream()
                        .map(one -> new Loosened.Day("booking", one.training(), one.from(), one.to()))
                        .toList());
    }

    public static void write(Handle db, List<Effect> effects) {
        Trainings.callOff(db, Effects.among(effects, TrainingCalledOff.class));
    }
}
