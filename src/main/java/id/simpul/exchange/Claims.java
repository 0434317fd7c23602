package id.simpul.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What a transaction alone may promise until it ends: copies and wants of the host, as locked rows. What another transaction has
 * claimed is passed over and never waited for, so that nobody stands still for anybody, and none waits for one that waits for it;
 * who came away with less for that is looked at again.
 *
 * @param byLine what the host wants that is like a line
 * @param byWant what the stock has that is like a want
 * @param contended whether something was passed over
 */
record Claims(Map<Spelling, List<Alike<Wanted>>> byLine, Map<String, List<Alike<Copy>>> byWant, boolean contended) {
    static final Claims NONE = new Claims(Map.of(), Map.of(), false);

    /** Claims what a search has found. */
    static Claims take(Handle db, Search search) {
        Set<String> hostKeys = keys(search.hostsByLine().values());
        HostWants.Claimed hosts = HostWants.claim(db, hostKeys);
        ExchangeStock.Claimed stock =
                ExchangeStock.claim(db, demand(search.stockByWant().values()));
        Map<Spelling, List<Alike<Wanted>>> byLine = new HashMap<>();
        search.hostsByLine()
                .forEach((line, found) -> byLine.put(
                        line,
                        found.stream()
                                .filter(alike ->
                                        hosts.keys().contains(alike.what().key()))
                                .toList()));
        Map<String, List<Alike<Copy>>> byWant = new HashMap<>();
        search.stockByWant().forEach((want, found) -> byWant.put(want, copies(found, stock.copies())));
        return new Claims(byLine, byWant, hosts.contended() || stock.contended());
    }

    private static Set<String> keys(Collection<List<Alike<Wanted>>> found) {
        return found.stream()
                .flatMap(List::stream)
                .map(alike -> alike.what().key())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Of each edition as many copies as there are wants that it may be for: more are never needed. */
    private static Map<Edition, Integer> demand(Collection<List<Alike<Edition>>> found) {
        Map<Edition, Integer> demand = new HashMap<>();
        found.forEach(list -> list.forEach(alike -> demand.merge(alike.what(), 1, Integer::sum)));
        return demand;
    }

    private static List<Alike<Copy>> copies(List<Alike<Edition>> found, Map<Edition, List<Copy>> copies) {
        List<Alike<Copy>> all = new ArrayList<>();
        found.forEach(alike -> copies.getOrDefault(alike.what(), List.of())
                .forEach(copy -> all.add(new Alike<>(copy, alike.likeness()))));
        return all;
    }

    Stream<Alike<Wanted>> hosts(Spelling line) {
        return byLine.getOrDefault(line, List.of()).stream();
    }

    Stream<Alike<Copy>> copies(String want) {
        return byWant.getOrDefault(want, List.of()).stream();
    }
}
