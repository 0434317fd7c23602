package id.simpul.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What really moved between the library and those with whom it exchanges: the book with which the hub's is compared. */
final class Trade {
    /** What was told of a pair: on which day its publications left and came. */
    static final class Moves {
        private final String partner;
        private LocalDate hostSent;
        private LocalDate partnerReceived;
        private LocalDate hostReceived;

        private Moves(String partner) {
            this.partner = partner;
        }

        /** When the library's left: its own word, or else that of who has it. */
        Optional<LocalDate> given() {
            return Stream.of(hostSent, partnerReceived)
                    .filter(Objects::nonNull)
                    .sorted()
                    .findFirst();
        }

        Optional<LocalDate> got() {
            return Optional.ofNullable(hostReceived);
        }
    }

    /** What a partner's book comes to. */
    record Sums(long given, long got) {
        long balance() {
            return given - got;
        }
    }

    private final UnaryOperator<String> now;
    private final Map<String, Moves> pairs = new LinkedHashMap<>();
    private final Map<String, String> places = new TreeMap<>();
    private final Map<String, Integer> giftsGiven = new HashMap<>();
    private final Map<String, Integer> giftsGot = new HashMap<>();

    /**
     * @param now as whom a partner goes on
     */
    Trade(UnaryOperator<String> now) {
        this.now = now;
    }

    void add(String barcode) {
        places.put(barcode, Books.SHELF);
    }

    List<String> copies() {
        return List.copyOf(places.keySet());
    }

    private Moves moves(String pair, String partner) {
        return pairs.computeIfAbsent(pair, any -> new Moves(partner));
    }

    /** The library sends its side, or the partner has it: whoever says so first, the copy leaves once. */
    void given(String pair, String partner, String barcode, LocalDate on, boolean byHost) {
        Moves moves = moves(pair, partner);
        boolean first = moves.given().isEmpty();
        if (byHost && moves.hostSent == null) {
            moves.hostSent = on;
        }
        if (!byHost && moves.partnerReceived == null) {
            moves.partnerReceived = on;
        }
        if (first) {
            leaves(barcode, partner);
        }
    }

    void got(String pair, String partner, LocalDate on) {
        Moves moves = moves(pair, partner);
        if (moves.hostReceived == null) {
            moves.hostReceived = on;
        }
    }

    void giftGiven(String partner, List<String> barcodes) {
        giftsGiven.merge(partner, barcodes.size(), Integer::sum);
        barcodes.forEach(one -> leaves(one, partner));
    }

    void giftGot(String partner, int publications) {
        giftsGot.merge(partner, publications, Integer::sum);
    }

    private void leaves(String barcode, String partner) {
        String before = Objects.requireNonNull(places.put(barcode, partner));
        if (!before.equals(Books.SHELF)) {
            throw new Untrue(barcode + " cannot leave for " + partner + ", since it went to " + before);
        }
    }

    private Stream<Moves> with(String partner) {
        return pairs.values().stream().filter(one -> now.apply(one.partner).equals(partner));
    }

    /** What went and came, of all times or up to a day. */
    Sums sums(String partner, LocalDate from, LocalDate to) {
        return new Sums(
                with(partner)
                        .flatMap(one -> one.given().stream())
                        .filter(day -> isBetween(day, from, to))
                        .count(),
                with(partner)
                        .flatMap(one -> one.got().stream())
                        .filter(day -> isBetween(day, from, to))
                        .count());
    }

    private static boolean isBetween(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    long balance(String partner) {
        return sums(partner, LocalDate.MIN, LocalDate.MAX).balance();
    }

    private long gifts(Map<String, Integer> of, String partner) {
        return of.entrySet().stream()
                .filter(one -> now.apply(one.getKey()).equals(partner))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The hub's book says of every partner what really went and came, and what is owed (R16). */
    void balances(List<ObjectNode> book) {
        Set<String> told = new HashSet<>();
        for (ObjectNode line : book) {
            String partner = line.path("partner").asText();
            told.add(partner);
            Sums sums = sums(partner, LocalDate.MIN, LocalDate.MAX);
            List<Long> real = List.of(
                    sums.given(), sums.got(), sums.balance(), gifts(giftsGiven, partner), gifts(giftsGot, partner));
            List<Long> said = Stream.of("sent", "received", "balance", "giftsGiven", "giftsReceived")
                    .map(column -> line.path(column).asLong())
                    .toList();
            if (!real.equals(said)) {
                throw new Untrue("The book of exchanges has " + partner + " as " + said
                        + " (sent, received, balance, gifts given and received), and it is " + real);
            }
        }
        Stream.concat(pairs.values().stream().map(one -> one.partner), giftsGot.keySet().stream())
                .map(now)
                .filter(one -> !told.contains(one))
                .findFirst()
                .ifPresent(one -> {
                    throw new Untrue("The book of exchanges does not name " + one);
                });
    }
}
