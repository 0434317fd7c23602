package id.simpul.exchange;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import java.util.List;
import java.util.Optional;

/** Publications exchanged one for one with other libraries and institutions, and gifts (R13 to R16). */
public final class ExchangeFeature implements Feature {
    private final Ground ground;

    public ExchangeFeature(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new OfferDesk(ground.policies()), new PairDesk(), new GiftDesk(), new HostOfferDesk());
    }

    @Override
    public List<Chore> chores() {
        return ExchangeChores.all(ground.mornings(), ground.workingDays(), ground.clock());
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new ExchangeTies());
    }

    @Override
    public List<Listing<?>> lists() {
        return ExchangeLists.all();
    }
}
