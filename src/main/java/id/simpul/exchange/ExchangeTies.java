package id.simpul.exchange;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Event;
import id.simpul.ledger.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to the exchange: pairs of which nothing has left come to an end, what is on its way is still awaited. */
final class ExchangeTies implements Ties {
    /** An end that the hub makes of a pair for a partner whose part ends. */
    private record PairEnded(PairStepped step) implements Effect {
        @Override
        public List<Event> events() {
            return step.events();
        }
    }

    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // Its pairs go on as the other's.
        }
        List<Pair> course = Pairs.inCourse(db, parting.partner());
        List<Pair> still = course.stream().filter(ExchangeTies::hasNotLeft).toList();
        int underWay = course.size() - still.size();
        List<Reason> ends = new ArrayList<>();
        List<Reason> stays = new ArrayList<>();
        if (!still.isEmpty()) {
            ends.add(Reason.of(Code.PAIRS_DECLINED, "", still.size()));
        }
        if (underWay > 0) {
            stays.add(Reason.of(Code.PAIRS_UNDER_WAY, "", underWay));
        }
        List<Effect> effects = still.stream()
                .<Effect>map(pair -> new PairEnded(new PairStepped(
                        pair, pair.with(Side.HOST, Step.DECLINED, parting.on()), Side.HOST, Step.DECLINED)))
                .toList();
        return new Loosened(ends, stays, effects, List.of());
    }

    private static boolean hasNotLeft(Pair pair) {
        return !pair.isGone(Side.PARTNER) && !pair.isGone(Side.HOST);
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Pairs.update(
                db,
                Effects.among(effects, PairEnded.class).stream()
                        .map(ended -> ended.step().after())
                        .toList());
    }
}
