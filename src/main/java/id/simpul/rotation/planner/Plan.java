package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the planner decided: the batches of the quarter, and what is to be expected of every later quarter of the term. */
public final class Plan {
    private final List<Batch> batches;
    private final List<Outlook> forecast;

    private Plan(List<Batch> batches, List<Outlook> forecast) {
        this.batches = List.copyOf(batches);
        this.forecast = List.copyOf(forecast);
    }

    static Plan of(Board board) {
        List<Batch> batches = new ArrayList<>();
        List<Outlook> forecast = new ArrayList<>();
        Bounds bounds = new Bounds(board);
        for (int s = 0; s < board.facts.schoolCount(); s++) {
            School school = board.facts.schools.get(s);
            for (int q = 0; q < board.quarters; q++) {
                if (board.facts.takesPart(s, q)) {
                    List<Shortfall> short0 = board.isFull(q, s) ? List.of() : bounds.of(q, s);
                    forecast.add(new Outlook(school.id(), q, school.places().total(), board.size(q, s), short0));
                    if (q == 0) {
                        batches.add(new Batch(school.id(), school.places(), ids(board, s), short0));
                    }
                }
            }
        }
        return new Plan(batches, forecast);
    }

    private static List<String> ids(Board board, int school) {
        return Arrays.stream(board.batch(0, school))
                .mapToObj(t -> board.facts.titles.get(t).id())
                .sorted()
                .toList();
    }

    /** One for each school that takes part in the quarter, in the order of their ids. */
    public List<Batch> batches() {
        return batches;
    }

    /** School by school and quarter by quarter, the one planned included (R12). */
    public List<Outlook> forecast() {
        return forecast;
    }

    public int filled() {
        return batches.stream().mapToInt(Batch::filled).sum();
    }

    public int places() {
        return batches.stream().mapToInt(b -> b.places().total()).sum();
    }
}
