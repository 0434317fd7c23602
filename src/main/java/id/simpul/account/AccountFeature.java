package id.simpul.account;

import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.function.ToLongFunction;

/** The directory of partners: whom staff add, remove and merge, what partners change of themselves and ask of their requests. */
public final class AccountFeature implements Feature {
    private final Ground ground;
    private final ToLongFunction<PartnerId> unread;

    /**
     * @param unread how many requests of a partner have not been read yet
     */
    public AccountFeature(Ground ground, ToLongFunction<PartnerId> unread) {
        this.ground = ground;
        this.unread = unread;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new UpdateDesk(ground.partners()), new StatusDesk(), new DirectoryDesk(ground.partners(), unread));
    }

    @Override
    public List<Listing<?>> lists() {
        return PartnerLists.all();
    }
}
