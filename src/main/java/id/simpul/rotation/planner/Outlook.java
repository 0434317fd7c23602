package id.simpul.rotation.planner;

import java.util.List;

/** What a school can expect in a quarter of the term, counted from the one planned (0), and why it falls short if it does (R12). */
public record Outlook(String school, int quarter, int places, int filled, List<Shortfall> shortfalls) {
    public int missing() {
        return places - filled;
    }
}
