package id.simpul.account;

import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.ledger.Desk;
import java.util.List;

/** What partners change of themselves, and ask of their own requests. */
public final class AccountFeature implements Feature {
    private final Ground ground;

    public AccountFeature(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new UpdateDesk(ground.partners()), new StatusDesk());
    }
}
