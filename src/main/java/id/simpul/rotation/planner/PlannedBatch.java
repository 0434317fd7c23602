package id.simpul.rotation.planner;

import java.util.List;

/** What one school is to get in the quarter planned: titles in the order of their ids, and why places stay empty. */
public record PlannedBatch(String school, Places places, List<String> titles, List<Shortfall> shortfalls) {
    public int filled() {
        return titles.size();
    }

    public int unfilled() {
        return places.total() - titles.size();
    }
}
