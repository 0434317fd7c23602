package id.simpul.exchange;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The offers of a batch, each read once, and those that are too much work for it. */
final class Offerings {
    private final IdentityHashMap<Request, Offering> all = new IdentityHashMap<>();
    private final Set<Request> tooMuch = Collections.newSetFromMap(new IdentityHashMap<>());

    static Offerings none() {
        return new Offerings(List.of());
    }

    Offerings(List<Request> requests) {
        requests.stream()
                .filter(request -> request.type() == RequestType.EXCHANGE_OFFER)
                .forEach(request -> all.put(request, Offering.of(request.as(ExchangeOffer.class))));
    }

    Offering of(Request request) {
        return all.get(request);
    }

    void leave(Request request) {
        tooMuch.add(request);
    }

    boolean isTooMuch(Request request) {
        return tooMuch.contains(request);
    }
}
