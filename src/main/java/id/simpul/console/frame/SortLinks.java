package id.simpul.console.frame;

import id.simpul.database.Order;
import id.simpul.feature.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The heads of a list's columns by which it can be sorted: each a link that does so, or turns the order round. */
record SortLinks(List<Order> orders, String address, Optional<String> asked, Visit visit) {
    static final String SORT = "sort";

    /** Of a list that stands in one order alone. */
    static final SortLinks NONE = new SortLinks(List.of(), "", Optional.empty(), null);

    /** Of a list's page that is narrowed by such filters. */
    static SortLinks of(Listing<?> list, Map<String, String> filters, String address, Visit visit) {
        return new SortLinks(list.orders(filters.keySet()), address, asked(list, filters, visit.query()), visit);
    }

    /** What is asked for, but not what was possible under a filter that is gone by now. */
    static Optional<String> asked(Listing<?> list, Map<String, String> filters, Map<String, String> query) {
        List<String> gone = new ArrayList<>(Order.ways(list.orders()));
        gone.removeAll(Order.ways(list.orders(filters.keySet())));
        return ListPage.asked(query, SORT).filter(sort -> !gone.contains(sort));
    }

    /**
     * What the head of a column bears: where it leads, and how the list stands by it, as {@code aria-sort} says it; both empty if
     * it cannot be sorted so.
     */
    Map<String, String> of(String column) {
        Optional<Order> order =
                orders.stream().filter(one -> one.column().equals(column)).findFirst();
        if (order.isEmpty()) {
            return Map.of("href", "", "sort", "");
        }
        String now = asked.orElseGet(() -> orders.get(0).asked(orders.get(0).down()));
        boolean here = now.equals(column) || now.equals("-" + column);
        boolean down = here ? !now.startsWith("-") : order.get().down();
        return Map.of(
                "href",
                address + visit.queryWith(SORT, order.get().asked(down), PageTrail.AFTER, "", PageTrail.TRAIL, ""),
                "sort",
                here ? now.startsWith("-") ? "descending" : "ascending" : "");
    }
}
