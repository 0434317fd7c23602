package id.simpul.exchange;

import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for what both sides of offers may be given, each title once, until the effort is spent: of what the host wants by each
 * line, and of what the host has by each want.
 */
@Decides(Rule.R15)
final class Search {
    private final TitleIndex<Wanted> hostWants;
    private final int nearPercent;
    private final Effort effort;
    private final Map<Spelling, List<Alike<Wanted>>> hostsByLine = new HashMap<>();
    private final Map<String, List<Alike<Edition>>> stockByWant = new HashMap<>();

    /**
     * @param hostWants each title once
     * @param nearPercent how alike titles must be
     */
    Search(Collection<Wanted> hostWants, int nearPercent, Effort effort) {
        this.hostWants = new TitleIndex<>(List.copyOf(hostWants), Wanted::spelling);
        this.nearPercent = nearPercent;
        this.effort = effort;
    }

    /** Whether it reached to the end of these lines; if not, of some nothing may have been found. */
    boolean lines(Collection<OfferLine> lines) {
        for (OfferLine line : lines) {
            if (effort.isSpent()) {
                return false;
            }
            hostsByLine.computeIfAbsent(line.spelling(), asked -> hostWants.alike(asked, nearPercent, effort));
        }
        return true;
    }

    boolean hasLookedFor(Wanted want) {
        return stockByWant.containsKey(want.key());
    }

    /** As {@link #lines}, for wants and a part of the stock; what other parts have is kept. */
    boolean wants(Collection<Wanted> wants, TitleIndex<Edition> stock) {
        for (Wanted want : wants) {
            if (effort.isSpent()) {
                return false;
            }
            stockByWant
                    .computeIfAbsent(want.key(), key -> new ArrayList<>())
                    .addAll(stock.alike(want.spelling(), nearPercent, effort));
        }
        return true;
    }

    Map<Spelling, List<Alike<Wanted>>> hostsByLine() {
        return hostsByLine;
    }

    Map<String, List<Alike<Edition>>> stockByWant() {
        return stockByWant;
    }
}
