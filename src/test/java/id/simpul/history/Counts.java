package id.simpul.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was counted of one partner or of all, and the figures that come of it; what nobody counted is no figure. */
final class Counts {
    private final Map<String, Long> numbers = new HashMap<>();

    void add(String what, long number) {
        numbers.merge(what, number, Long::sum);
    }

    void add(Counts more) {
        more.numbers.forEach(this::add);
    }

    boolean isNothing() {
        return numbers.values().stream().allMatch(number -> number == 0);
    }

    private long get(String what) {
        return numbers.getOrDefault(what, 0L);
    }

    /** A figure by the name of its field in the report. */
    Optional<BigDecimal> figure(String field) {
        return switch (field) {
            case "broughtOnTime" -> share(get("punctual"), get("expected"), 100, 1);
            case "returnedOnTime" -> share(get("returned"), get("due"), 100, 1);
            case "fill" -> share(get("items"), get("places"), 100, 1);
            case "novelty" -> share(get("items") - get("repeated"), get("items"), 100, 1);
            case "lossRate" -> share(get("lost"), get("dueBack"), 100, 2);
            case "rating" -> share(get("stars"), get("ratings"), 1, 2);
            case "loans", "visits", "newMembers", "visitsBefore", "visitsAfter", "membersBefore", "membersAfter" ->
                Optional.ofNullable(numbers.get(field)).map(BigDecimal::valueOf);
            default -> Optional.of(BigDecimal.valueOf(get(field)));
        };
    }

    private static Optional<BigDecimal> share(long part, long whole, int times, int digits) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(part * times)
                        .divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP));
    }
}
