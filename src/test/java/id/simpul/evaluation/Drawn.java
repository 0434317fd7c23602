package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A report of an invented region, for tests and for those who want to look at one. */
final class Drawn {
    private static final Quarter LAST = Quarter.parse("2026-Q3");

    private Drawn() {}

    /** The same for the same number of schools. */
    static ObjectNode report(int schools, Optional<String> region) {
        Random random = new Random(schools);
        List<Evaluation> trend = new ArrayList<>();
        for (Quarter quarter : LAST.plus(-7).series(8)) {
            trend.add(evaluation(quarter, schools, random));
        }
        return Json.tree(new Report(trend.get(7), region, trend).content());
    }

    /** A quarter of which nothing is known. */
    static Evaluation none() {
        return new Evaluation(
                EvaluationPeriod.of(LAST),
                LocalDate.of(2026, 10, 14),
                List.of(),
                new Library(0, new Library.Visitors(0, 0), Map.of(), Optional.empty()));
    }

    private static Evaluation evaluation(Quarter quarter, int schools, Random random) {
        List<PartnerFigures> rows = new ArrayList<>();
        for (int n = 1; n <= schools; n++) {
            String region = n % 3 == 0 ? "13.06" : "13.75";
            rows.add(row("sd-" + n, "SD Contoh " + n, "school", region, school(random)));
        }
        rows.add(row("dinas-contoh", "Dinas Perpustakaan Contoh", "dinas", "13.73", exchange(random)));
        int growth = Quarter.parse("2024-Q3").until(quarter) * 150;
        Library.Visitors all = new Library.Visitors(6_000 + growth + random.nextInt(900), 160 + random.nextInt(90));
        Library.Effect effect = new Library.Effect(
                new Compared(LocalDate.of(2024, 1, 15), 12),
                new Library.Visitors(21_400, 611),
                new Library.Visitors(24_950, 702));
        Library library = new Library(
                78, all, Map.of("13.75", new Library.Visitors(all.visits() * 2 / 3, 120)), Optional.of(effect));
        return new Evaluation(EvaluationPeriod.of(quarter), LocalDate.of(2026, 10, 14), rows, library);
    }

    private static PartnerFigures row(String id, String name, String kind, String region, Figures figures) {
        Optional<Compared> compared =
                kind.equals("school") ? Optional.of(new Compared(LocalDate.of(2025, 7, 14), 12)) : Optional.empty();
        return new PartnerFigures(new PartnerId(id), name, kind, Optional.of(region), figures, compared);
    }

    private static Figures school(Random random) {
        Figures figures = new Figures();
        int items = random.nextInt(5) == 0 ? 60 + random.nextInt(30) : 94 + random.nextInt(7);
        int lost = Math.max(0, random.nextInt(9) - 5);
        figures.add(Count.EXPECTED, 1);
        figures.add(Count.PUNCTUAL, random.nextInt(12) == 0 ? 0 : 1);
        figures.add(Count.BATCHES, 1);
        figures.add(Count.PLACES, 100);
        figures.add(Count.ITEMS, items);
        figures.add(Count.DUE, 1);
        figures.add(Count.RETURNED, random.nextInt(7) == 0 ? 0 : 1);
        figures.add(Count.DUE_BACK, 98);
        figures.add(Count.LOST, lost);
        figures.add(Count.OPENED, lost);
        figures.add(Count.SETTLED, Math.max(0, lost - random.nextInt(2)));
        figures.add(Count.OPEN, random.nextInt(4) == 0 ? 1 : 0);
        figures.add(Count.ANSWERS, 1);
        figures.add(Count.RATINGS, 1);
        figures.add(Count.RATING_SUM, 3 + random.nextInt(3));
        figures.add(Count.LOANS, 90 + random.nextInt(200));
        figures.add(Count.VISITS, 10 + random.nextInt(40));
        figures.add(Count.NEW_MEMBERS, random.nextInt(6));
        figures.add(Count.VISITS_BEFORE, 60 + random.nextInt(20));
        figures.add(Count.VISITS_AFTER, 80 + random.nextInt(60));
        figures.add(Count.MEMBERS_BEFORE, 6);
        figures.add(Count.MEMBERS_AFTER, 8 + random.nextInt(8));
        return figures;
    }

    private static Figures exchange(Random random) {
        Figures figures = new Figures();
        figures.add(Count.SENT, 3 + random.nextInt(4));
        figures.add(Count.RECEIVED, 3);
        figures.add(Count.BALANCE, -2);
        return figures;
    }
}
