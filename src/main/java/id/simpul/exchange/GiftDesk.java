package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Records gifts, a partner's and the host's own, apart from exchanges (R16); of the host's own the partner is told. Data of the act of staff: {@code staff.gift}
 * {partner, items [barcode]}.
 */
@Decides(Rule.R16)
public final class GiftDesk implements Desk<GiftDesk.Facts> {
    private static final Phrase THING = new Phrase("mitra", "partner");

    /** What the reply says of it. */
    public record Outcome(String gift) {}

    /** Who takes part of those who are to get gifts, and which of the copies named are free. */
    static final class Facts implements Desk.Facts {
        private final Map<String, PartnerId> partners;
        private final Map<String, Copy> free = new HashMap<>();

        Facts(Map<String, PartnerId> partners, Collection<Copy> free) {
            this.partners = Map.copyOf(partners);
            free.forEach(copy -> this.free.put(copy.barcode(), copy));
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof Given given) {
                given.items().forEach(item -> item.barcode().ifPresent(free::remove));
            }
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.EXCHANGE_GIFT, RequestType.STAFF_GIFT);
    }

    @Override
    public Facts facts(Handle db, List<Request> requests) {
        Set<String> partners = new TreeSet<>();
        Set<String> barcodes = new TreeSet<>();
        for (Request request : requests) {
            if (request.type() == RequestType.STAFF_GIFT) {
                StaffGift asked = request.as(StaffGift.class);
                partners.add(asked.partner());
                barcodes.addAll(asked.items());
            }
        }
        if (partners.isEmpty()) {
            return new Facts(Map.of(), List.of());
        }
        return new Facts(Gifts.partners(db, partners), ExchangeStock.free(db, barcodes));
    }

    @Override
    public Decision decide(Request request, Facts facts, Policy policy, LocalDate today) {
        return request.type() == RequestType.STAFF_GIFT
                ? byHost(request, facts, today)
                : accepted(request, request.partner(), today, items(request.as(ExchangeGift.class)));
    }

    private static List<Given.Item> items(ExchangeGift gift) {
        return gift.items().stream()
                .map(one -> new Given.Item(one.title(), one.isbn(), Optional.empty()))
                .toList();
    }

    private static Decision byHost(Request request, Facts facts, LocalDate today) {
        StaffGift asked = request.as(StaffGift.class);
        Optional<PartnerId> to = Optional.ofNullable(facts.partners.get(asked.partner()));
        if (to.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/partner", THING));
        }
        List<Given.Item> items = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        Set<String> named = new HashSet<>();
        List<String> barcodes = asked.items();
        for (int place = 0; place < barcodes.size(); place++) {
            String barcode = barcodes.get(place);
            String pointer = "/data/items/" + place;
            Optional.ofNullable(facts.free.get(barcode))
                    .filter(copy -> named.add(barcode))
                    .ifPresentOrElse(
                            copy -> items.add(new Given.Item(copy.name(), copy.isbn(), Optional.of(barcode))),
                            () -> reasons.add(Reason.of(Code.COPY_NOT_HERE, pointer, barcode)));
        }
        if (!reasons.isEmpty()) {
            return new Decision.Refused(Json.object(), reasons);
        }
        return items.isEmpty() ? PairDesk.nothing() : accepted(request, to.get(), today, items);
    }

    private static Decision accepted(Request request, PartnerId partner, LocalDate today, List<Given.Item> items) {
        Given gift = new Given(
                request.makes("gift"),
                partner,
                request.type() == RequestType.STAFF_GIFT,
                today,
                request.staff().map(Request.Staff::reason).filter(reason -> !reason.isBlank()),
                items);
        List<Notice> told = gift.byHost() ? List.of(Notice.to(partner, ExchangeGiven.of(gift))) : List.of();
        return new Decision.Accepted(gift.id(), new Outcome(gift.id()), List.of(gift), told);
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        ExchangeRows.write(db, decided);
    }
}
