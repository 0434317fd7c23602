package id.simpul.console.report;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The quarters and years of which there are reports, the newest first. */
public final class ReportsPage implements Page {
    private static final int QUARTERS = 12;

    private final Clock clock;

    public ReportsPage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/reports";
    }

    @Override
    public Answer show(Visit visit) {
        List<Map<String, Object>> periods = new ArrayList<>();
        Quarter quarter =
                Quarter.of(LocalDate.ofInstant(clock.instant(), visit.words().zone()));
        for (int i = 0; i < QUARTERS; i++, quarter = quarter.previous()) {
            if (i == 0 || quarter.number() == 4) {
                periods.add(period(
                        Integer.toString(quarter.year()),
                        visit.words().get("report.year", Integer.toString(quarter.year())),
                        true,
                        i == 0));
            }
            periods.add(period(
                    quarter.toString(), Spoken.quarter(quarter, visit.words().language()), false, i == 0));
        }
        return Answer.page("reports", Map.of("periods", periods));
    }

    private static Map<String, Object> period(String name, String says, boolean year, boolean running) {
        return Map.of("href", "/reports/" + name, "name", name, "says", says, "year", year, "running", running);
    }
}
