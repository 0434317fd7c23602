package id.simpul.account;

import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The directory of partners: whom staff add, remove and merge, what partners change of themselves and ask of their requests. */
public final class AccountFeature implements Feature {
    private final Ground ground;
    private final ToLongFunction<PartnerId> unread;
    private final Function<PartnerId, Optional<Long>> untaken;
    private final Supplier<Set<Channel>> channels;
    private final Supplier<Map<PartnerId, Instant>> paused;
    private final Supplier<List<Ties>> ties;

    /**
     * @param unread how many requests of a partner have not been read yet
     * @param untaken how many replies and notices wait for a partner's system to take them; nothing while the broker cannot say
     * @param channels those that a partner may choose to be told by
     * @param paused whose requests are not read for now, and since when
     * @param ties what ties partners to the features, to be ended with a partner's part
     */
    public AccountFeature(
            Ground ground,
            ToLongFunction<PartnerId> unread,
            Function<PartnerId, Optional<Long>> untaken,
            Supplier<Set<Channel>> channels,
            Supplier<Map<PartnerId, Instant>> paused,
            Supplier<List<Ties>> ties) {
        this.ground = ground;
        this.unread = unread;
        this.untaken = untaken;
        this.channels = channels;
        this.paused = paused;
        this.ties = ties;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new UpdateDesk(ground.partners(), channels),
                new StatusDesk(),
                new DirectoryDesk(
                        ground.partners(),
                        channels,
                        new Partings(unread, ties, ground.policies().zone())));
    }

    /** Its own: what a partner has asked and nobody has decided. */
    @Override
    public Optional<Ties> ties() {
        return Optional.of(new RequestTies());
    }

    @Override
    public List<Kept> kept() {
        return List.of(KeptContacts.ofFormerPartners());
    }

    @Override
    public List<Listing<?>> lists() {
        return PartnerLists.all(paused, untaken);
    }
}
