package id.simpul.outreach;

import id.simpul.feature.Feature;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import java.util.List;
import java.util.Optional;

/** Visits and outreach that the library makes at its partners, of itself. */
public final class OutreachFeature implements Feature {
    @Override
    public List<Desk<?>> desks() {
        return List.of(new OutreachDesk());
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new OutreachTies());
    }

    @Override
    public List<Kept> kept() {
        return List.of(KeptVisits.subjects());
    }

    @Override
    public List<Listing<?>> lists() {
        return OutreachLists.all();
    }
}
