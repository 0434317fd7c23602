package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Takes what both sides say of pairs, and exceptions to one for one (R13, R16).
 */
public final class PairDesk implements Desk<PairFacts> {
    private static final Phrase THING = new Phrase("pertukaran", "exchange");
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.EXCHANGE_ANSWER,
                RequestType.EXCHANGE_SENT,
                RequestType.EXCHANGE_RECEIVED,
                RequestType.STAFF_EXCHANGE,
                RequestType.STAFF_EXCEPTION);
    }

    @Override
    public PairFacts facts(Handle db, List<Request> requests) {
        Set<String> named = new TreeSet<>();
        Set<String> copies = new TreeSet<>();
        requests.forEach(request -> {
            named.add(id(request));
            if (request.type() == RequestType.STAFF_EXCEPTION) {
                request.as(StaffException.class).gets().ifPresent(copies::addAll);
            }
        });
        // Copies first: an offer that has claimed one may come to wait for an exchange, never the other way round.
        List<Copy> free = ExchangeStock.free(db, copies);
        Map<String, Exchange> exchanges = Exchanges.locked(db, named);
        List<Pair> pairs = Pairs.of(db, named);
        Set<PartnerId> partners = new TreeSet<>();
        exchanges.values().forEach(exchange -> partners.add(exchange.partner()));
        List<String> promised = pairs.stream()
                .flatMap(pair -> pair.gets().stream())
                .map(Pair.Gets::barcode)
                .toList();
        return new PairFacts(
                exchanges,
                pairs,
                Balances.of(db, partners),
                Exchanges.lines(db, named, true),
                free,
                ExchangeStock.inTheHouse(db, promised),
                Set.copyOf(Gifts.partners(
                                db, partners.stream().map(PartnerId::value).toList())
                        .values()));
    }

    @Override
    public Decision decide(Request request, PairFacts facts, Policy policy, LocalDate today) {
        Optional<Exchange> exchange = facts.exchange(id(request));
        boolean byStaff = request.type().isStaffAct();
        if (exchange.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/exchange", THING));
        }
        if (!byStaff && !exchange.get().partner().equals(request.partner())) {
            return Decision.Refused.because(Reason.of(Code.NOT_YOURS, "/data/exchange"));
        }
        if (request.type() == RequestType.STAFF_EXCEPTION) {
            if (!facts.takesPart(exchange.get().partner())) {
                return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/exchange", PARTNER));
            }
            return new ExceptionAct(request, exchange.get(), facts).decide(policy, today);
        }
        Optional<LocalDate> on = AboutExchange.by(request).on();
        if (on.filter(day -> day.isAfter(today)).isPresent()) {
            return Decision.Refused.because(Reason.of(Code.DATE_IN_FUTURE, "/data/on", on.get()));
        }
        Side side = byStaff ? Side.HOST : Side.PARTNER;
        return new MessageSteps(side, exchange.get(), facts, on.orElse(today))
                .take(PairStatement.by(request, facts.pairs(id(request))))
                .decision(policy, today);
    }

    static Decision nothing() {
        return Decision.Refused.because(Reason.of(Code.NOTHING_TO_EXCHANGE, ""));
    }

    static String id(Request request) {
        return AboutExchange.by(request).exchange();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        ExchangeRows.write(db, decided);
    }
}
