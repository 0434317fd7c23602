package id.simpul.account;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Changes what a partner says of itself: whom to write to, where it is, its other names, how and in which language it is told. */
public final class UpdateDesk implements Desk<AccountFacts> {
    private static final Phrase THING = new Phrase("mitra", "partner");

    /** Other names of one partner: more than any institution had, and few enough to be compared with. */
    static final int MOST_ALIASES = 100;

    private final Partners partners;
    private final Supplier<? extends Set<Channel>> known;

    /**
     * @param known the channels that a partner may choose from
     */
    public UpdateDesk(Partners partners, Supplier<? extends Set<Channel>> known) {
        this.partners = partners;
        this.known = known;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.PARTNER_UPDATE);
    }

    @Override
    public AccountFacts facts(Handle db, List<Request> requests) {
        return new AccountFacts(
                PartnerEntries.byIds(db, requests.stream().map(Request::partner).collect(Collectors.toSet())));
    }

    @Override
    public Decision decide(Request request, AccountFacts directory, Policy policy, LocalDate today) {
        Optional<Partner> partner = directory.find(request.partner());
        if (partner.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "", THING));
        }
        List<String> fields = new ArrayList<>();
        request.data().fieldNames().forEachRemaining(fields::add);
        if (fields.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOTHING_TO_CHANGE, "/data"));
        }
        PartnerUpdate update = request.as(PartnerChanges.class).of(request.partner());
        List<Reason> against = against(update, partner.get(), directory);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        return new Decision.Accepted(
                request.partner().value(),
                new UpdateOutcome(request.partner()),
                List.of(new Updated(update, fields)),
                List.of());
    }

    private List<Reason> against(PartnerUpdate update, Partner partner, AccountFacts directory) {
        Set<Channel> channels = update.channels().orElse(Set.of());
        List<Reason> reasons = new ArrayList<>();
        if (!known.get().containsAll(channels)) {
            reasons.add(Reason.of(Code.CHANNEL_UNKNOWN, "/data/notify", listed(known.get())));
        }
        if (channels.contains(Channel.QUEUE) && !partner.hasSystem()) {
            reasons.add(Reason.of(Code.NO_QUEUE, "/data/notify"));
        }
        if (channels.contains(Channel.EMAIL) && update.contact().isEmpty() && !directory.hasEmail(partner.id())) {
            reasons.add(Reason.of(Code.NO_EMAIL_ADDRESS, "/data/notify"));
        }
        if (areTooMany(update.aliases().orElse(List.of()), directory.aliases(partner.id()))) {
            reasons.add(Reason.of(Code.TOO_MANY_NAMES, "/data/aliases", MOST_ALIASES));
        }
        return reasons;
    }

    private static boolean areTooMany(List<String> added, Set<String> before) {
        Set<String> all = new HashSet<>(before);
        return all.addAll(added) && all.size() > MOST_ALIASES;
    }

    static String listed(Set<Channel> channels) {
        return channels.stream().map(Channel::wire).sorted().collect(Collectors.joining(", "));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        List<PartnerUpdate> updates =
                Effects.of(decided, Updated.class).stream().map(Updated::update).toList();
        if (!updates.isEmpty()) {
            partners.update(db, updates);
        }
    }
}
