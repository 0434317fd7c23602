package id.simpul.history;

import static id.simpul.history.Schools.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Counts for itself what a period came to, of what was really sent, answered and counted, and compares it with what the hub tells. */
final class ToldOfEvaluation {
    static final List<String> FIELDS = List.of(
            "batches",
            "broughtOnTime",
            "returnedOnTime",
            "places",
            "items",
            "fill",
            "repeated",
            "novelty",
            "lossRate",
            "obligationsOpened",
            "obligationsSettled",
            "obligationsWaived",
            "obligationsOpen",
            "obligationsOverdue",
            "exchangeSent",
            "exchangeReceived",
            "exchangeBalance",
            "surveyAnswers",
            "rating",
            "loans",
            "visits",
            "newMembers",
            "visitsBefore",
            "visitsAfter",
            "membersBefore",
            "membersAfter",
            // Histories play no visits of the library: there must be none in its figures.
            "outreach");

    private final House house;
    private final Books books;
    private final Trade trade;
    private final Deeds deeds;
    private final Map<String, Map<String, Counts>> counted = new TreeMap<>();

    ToldOfEvaluation(House house, Books books, Trade trade, Deeds deeds) {
        this.house = house;
        this.books = books;
        this.trade = trade;
        this.deeds = deeds;
    }

    void hear(Heard notice) {
        Map<String, Counts> real = counted.computeIfAbsent(
                notice.text("period") + " " + notice.today(),
                any -> count(notice.day("from"), notice.day("to"), asOf(notice)));
        Set<String> told = new HashSet<>();
        Counts all = new Counts();
        for (JsonNode row : notice.data().path("partners")) {
            String partner = row.path("partner").asText();
            told.add(partner);
            Counts counts = real.getOrDefault(partner, new Counts());
            all.add(counts);
            FIELDS.forEach(field -> same(notice, partner + " " + field, counts.figure(field), row.path(field)));
        }
        real.forEach((partner, counts) ->
                notice.holds(counts.isNothing() || told.contains(partner), partner + " is not among them"));
        Map<String, JsonNode> indicators = new TreeMap<>();
        notice.data()
                .path("indicators")
                .forEach(one -> indicators.put(one.path("indicator").asText(), one.path("value")));
        FIELDS.forEach(field -> same(
                notice, "in all " + field, all.figure(field), indicators.getOrDefault(wire(field), NullNode.instance)));
        people(notice);
    }

    /** A period that is evaluated again later comes to what was told of it; only which works are one may be known better by now. */
    void again(Heard notice) {
        Map<String, JsonNode> rows = new TreeMap<>();
        house.document("evaluation", Map.of("period", notice.text("period")))
                .forEach(row -> rows.put(row.path("partner").asText(), row));
        notice.data().path("partners").forEach(row -> {
            JsonNode now = rows.getOrDefault(row.path("partner").asText(), NullNode.instance);
            FIELDS.stream()
                    .filter(field -> !field.equals("repeated") && !field.equals("novelty"))
                    .forEach(field -> notice.holds(
                            now.path(field).asText().equals(row.path(field).asText()),
                            row.path("partner").asText() + " " + field + " of " + row.path(field) + " is now "
                                    + now.path(field)));
        });
    }

    /** What was recorded after it was due does not count. */
    private static String asOf(Heard notice) {
        return "(select min(due_at) from jobs where job = 'evaluation.publish' and period = '" + notice.text("period")
                + "')";
    }

    private static String wire(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void same(Heard notice, String what, Optional<BigDecimal> real, JsonNode told) {
        boolean none = told.isNull() || told.isMissingNode();
        notice.holds(
                real.map(figure -> !none && figure.compareTo(told.decimalValue()) == 0)
                        .orElse(none),
                what + " is really " + real.map(BigDecimal::toPlainString).orElse("no figure") + " and not " + told);
    }

    /** The library's own people, whoever's they are: no figure if it counted none. */
    private void people(Heard notice) {
        List<Deeds.Counted> days = deeds.days().entrySet().stream()
                .filter(day -> !day.getKey().isBefore(notice.day("from"))
                        && !day.getKey().isAfter(notice.day("to")))
                .map(Map.Entry::getValue)
                .toList();
        if (!notice.data().has("region")) {
            same(
                    notice,
                    "libraryVisits",
                    sum(days, one -> one.all().visits()),
                    notice.data().path("libraryVisits"));
            same(
                    notice,
                    "libraryNewMembers",
                    sum(days, one -> one.all().newMembers()),
                    notice.data().path("libraryNewMembers"));
        }
    }

    private static Optional<BigDecimal> sum(List<Deeds.Counted> days, ToLongFunction<Deeds.Counted> of) {
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(days.stream().mapToLong(of).sum()));
    }

    /** By partner. */
    private Map<String, Counts> count(LocalDate from, LocalDate to, String asOf) {
        Map<String, Counts> all = new TreeMap<>();
        new CountedBatches(house, books, deeds, from, to, asOf)
                .count((partner, counts) -> of(all, partner).add(counts));
        house.texts("select distinct current_partner(partner) from exchange_pairs")
                .forEach(partner -> {
                    Trade.Sums within = trade.sums(partner, from, to);
                    of(all, partner).add("exchangeSent", within.given());
                    of(all, partner).add("exchangeReceived", within.got());
                    of(all, partner)
                            .add(
                                    "exchangeBalance",
                                    trade.sums(partner, LocalDate.MIN, to).balance());
                });
        deeds.answers().stream()
                .filter(one -> !one.on().isBefore(from) && !one.on().isAfter(to))
                .forEach(one -> {
                    Counts counts = of(all, books.now(one.school()));
                    counts.add("surveyAnswers", 1);
                    one.rating().ifPresent(stars -> {
                        counts.add("ratings", 1);
                        counts.add("stars", stars);
                    });
                    one.loans().ifPresent(loans -> counts.add("loans", loans));
                });
        deeds.days().forEach((day, one) -> {
            if (!day.isBefore(from) && !day.isAfter(to)) {
                one.partners().forEach((partner, people) -> {
                    of(all, books.now(partner)).add("visits", people.visits());
                    of(all, books.now(partner)).add("newMembers", people.newMembers());
                });
            }
        });
        compare(all, to, asOf);
        return all;
    }

    private static Counts of(Map<String, Counts> all, String partner) {
        return all.computeIfAbsent(partner, any -> new Counts());
    }

    /** As many whole months before the cooperation as after it, if there are counts of both. */
    private void compare(Map<String, Counts> all, LocalDate to, String asOf) {
        Map<String, LocalDate> begun = new TreeMap<>();
        house.rows(
                        "select school, enrolled_on::text as enrolled_on from rotation_agreements a where exists (select from events"
                                + " where subject = a.id and step = 'enrolled' and at <= " + asOf + ")")
                .forEach(row -> begun.merge(
                        books.now(text(row, "school")),
                        LocalDate.parse(text(row, "enrolled_on")),
                        (one, other) -> one.isBefore(other) ? one : other));
        int most = house.policies().asOf(to).evaluation().comparisonMonths();
        begun.forEach((partner, middle) -> {
            int months =
                    (int) Math.min(most, Period.between(middle, to.plusDays(1)).toTotalMonths());
            if (months > 0) {
                compare(partner, middle, months, of(all, partner));
            }
        });
    }

    private void compare(String partner, LocalDate middle, int months, Counts counts) {
        Map<Boolean, Integer> days = new TreeMap<>(Map.of(true, 0, false, 0));
        Map<Boolean, Counts> sums = new TreeMap<>();
        deeds.days().forEach((day, one) -> {
            if (!day.isBefore(middle.minusMonths(months)) && day.isBefore(middle.plusMonths(months))) {
                boolean before = day.isBefore(middle);
                days.merge(before, 1, Integer::sum);
                one.partners().forEach((name, people) -> {
                    if (books.now(name).equals(partner)) {
                        Counts sum = sums.computeIfAbsent(before, any -> new Counts());
                        sum.add(before ? "visitsBefore" : "visitsAfter", people.visits());
                        sum.add(before ? "membersBefore" : "membersAfter", people.newMembers());
                    }
                });
            }
        });
        int less = Math.min(days.get(true), days.get(false));
        int more = Math.max(days.get(true), days.get(false));
        if (sums.size() == 2 && less * 2 >= more) {
            sums.values().forEach(counts::add);
        }
    }
}
