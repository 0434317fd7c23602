package id.simpul.history;

import static id.simpul.history.Schools.text;

import id.simpul.delivery.Courier.Arrived;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has arrived at partners of what was promised to them: all of it, once, and in order; twice only where the hub could not know. */
final class Arrivals {
    /** More often than this nothing comes again, whatever goes wrong in a step. */
    private static final int OFTEN = 20;

    private final House house;
    private final Map<Long, Arrived> all = new LinkedHashMap<>();
    private final Map<String, Long> last = new HashMap<>();
    private final Set<Long> fresh = new HashSet<>();
    private final Map<Long, Integer> again = new HashMap<>();
    /** What arrived while something went wrong, and is not noted as sent yet: it comes again until it is, also from the next hub. */
    private final Set<Long> doubtful = new HashSet<>();

    private Set<Long> owed = Set.of();
    private boolean unsure;
    /** What was untrue first: who delivers takes it for a trouble of the queue, and tries again. */
    private Optional<Untrue> untrue = Optional.empty();

    Arrivals(House house) {
        this.house = house;
    }

    /**
     * Something goes wrong meanwhile, or not.
     *
     * @param so whether what was sent may be sent once more
     */
    void mayRepeat(boolean so) {
        unsure = so;
    }

    void take(Arrived one) {
        try {
            arrives(one);
        } catch (Untrue e) {
            untrue = untrue.or(() -> Optional.of(e));
            throw e;
        }
    }

    private void arrives(Arrived one) {
        Arrived before = all.putIfAbsent(one.seq(), one);
        if (before != null) {
            boolean may = unsure || doubtful.contains(one.seq());
            if (!may || !before.equals(one) || again.merge(one.seq(), 1, Integer::sum) > OFTEN) {
                throw new Untrue(one.partner() + " is told the same again: " + one + " after " + before);
            }
            return;
        }
        fresh.add(one.seq());
        if (unsure) {
            doubtful.add(one.seq());
        }
        Long previous = last.put(one.partner() + " " + one.channel(), one.seq());
        if (previous != null && previous > one.seq()) {
            throw new Untrue(one.partner() + " is told out of order: " + one + " after " + previous);
        }
    }

    /** What arrived was promised, and what is noted as sent has arrived. */
    void hold() {
        untrue.ifPresent(what -> {
            throw what;
        });
        nothingOwedIsGone();
        for (long seq : seqs("select seq from deliveries where state = 'sent' order by seq")) {
            if (!all.containsKey(seq)) {
                throw new Untrue("The delivery " + seq + " is noted as sent, and did not arrive");
            }
            doubtful.remove(seq);
        }
        if (fresh.isEmpty()) {
            return;
        }
        List<String> promised =
                house.texts("""
                select d.seq::text from deliveries d left join notices n on n.seq = d.notice
                 where d.seq >= ? and (n.id is not null or d.reply is not null)""", fresh.stream().min(Long::compare).orElseThrow());
        for (long seq : fresh) {
            if (!promised.contains(String.valueOf(seq))) {
                throw new Untrue("What arrived was never promised: " + all.get(seq));
            }
        }
        fresh.clear();
    }

    private void nothingOwedIsGone() {
        Set<Long> there = new HashSet<>(seqs("select seq from deliveries"));
        owed.stream()
                .filter(seq -> !there.contains(seq) && !all.containsKey(seq))
                .findFirst()
                .ifPresent(seq -> {
                    throw new Untrue("The delivery " + seq + " was owed, did not arrive, and is gone");
                });
        owed = Set.copyOf(seqs("select seq from deliveries where state = 'waiting'"));
    }

    private List<Long> seqs(String sql) {
        return house.rows(sql).stream().map(row -> (Long) row.get("seq")).toList();
    }

    /** Nothing is owed any more that is due and can be delivered. */
    void nothingIsOwed() {
        house.rows("""
                        select d.seq, d.partner, d.next_at, n.topic
                          from deliveries d join notices n on n.seq = d.notice
                         where d.state = 'waiting' and d.channel = 'queue' and d.next_at <= :now order by d.seq limit 3""".replace(":now", "timestamptz '" + house.now() + "'")).forEach(row -> {
            throw new Untrue("What was promised is still owed: " + text(row, "seq") + " " + text(row, "topic") + " to "
                    + text(row, "partner"));
        });
    }
}
