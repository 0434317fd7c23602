package id.simpul.exchange;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes what was decided of exchanges; many at once, each kind in one statement. */
final class ExchangeRows {
    private final List<Offered> offered = new ArrayList<>();
    private final List<Pair> proposed = new ArrayList<>();
    private final Map<PartnerId, List<Wanted>> wants = new LinkedHashMap<>();
    private final Map<String, Pair> before = new LinkedHashMap<>();
    private final Map<String, Pair> after = new LinkedHashMap<>();
    private final Map<String, Exchange> stepped = new LinkedHashMap<>();
    private final List<Given> given = new ArrayList<>();

    private ExchangeRows() {}

    static void write(Handle db, List<Decided> decided) {
        if (!decided.isEmpty()) {
            write(db, Effects.of(decided), decided.get(decided.size() - 1).at());
        }
    }

    static void write(Handle db, Collection<Effect> effects, Instant at) {
        ExchangeRows rows = new ExchangeRows();
        effects.forEach(rows::gather);
        rows.write(db, at);
    }

    private void gather(Effect effect) {
        if (effect instanceof Offered one) {
            offered.add(one);
        } else if (effect instanceof PairProposed one) {
            proposed.add(one.pair());
        } else if (effect instanceof WantsReplaced one) {
            wants.put(one.partner(), one.wants());
        } else if (effect instanceof PairStepped one) {
            before.putIfAbsent(one.before().id(), one.before());
            after.put(one.after().id(), one.after());
        } else if (effect instanceof ExchangeStepped one) {
            stepped.put(one.after().id(), one.after());
        } else if (effect instanceof Given one) {
            given.add(one);
        }
    }

    private void write(Handle db, Instant at) {
        if (!wants.isEmpty()) {
            Wants.replace(db, wants, at);
        }
        Exchanges.insert(db, offered, at);
        Pairs.insert(db, proposed);
        Pairs.update(db, after.values());
        Exchanges.update(db, stepped.values());
        Pairs.takeOut(
                db,
                after.values().stream()
                        .filter(pair -> pair.gets().isPresent())
                        .filter(pair ->
                                pair.isGone(Side.HOST) && !before.get(pair.id()).isGone(Side.HOST))
                        .toList());
        List<Pair> closed = after.values().stream()
                .filter(pair -> pair.state() == PairState.CLOSED
                        && before.get(pair.id()).state() != PairState.CLOSED)
                .toList();
        if (!closed.isEmpty()) {
            Wants.fulfil(db, closed);
        }
        Gifts.insert(db, given);
    }
}
