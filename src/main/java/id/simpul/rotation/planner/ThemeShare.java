package id.simpul.rotation.planner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shares out the titles of each choice of themes among the schools that made it, so that the first do not take them all. */
final class ThemeShare {
    private final PlanFacts facts;
    private final int[] left;
    private final Map<List<String>, Share> shares = new HashMap<>();

    ThemeShare(PlanFacts facts, int[] left) {
        this.facts = facts;
        this.left = left;
        for (int s = 0; s < facts.schoolCount(); s++) {
            int school = s;
            facts.themes.preferredBy(s).ifPresent(titles -> {
                if (facts.takesPart(school, 0)) {
                    shares.computeIfAbsent(facts.schools.get(school).themes(), c -> new Share(titles.clone()))
                            .schools++;
                }
            });
        }
        shares.values().forEach(this::divide);
    }

    private void divide(Share share) {
        for (int level = 0; level < 3; level++) {
            long supply = 0;
            for (int t = facts.levelStart[level]; t < facts.endOf(level); t++) {
                boolean preferred = (share.titles[t >>> 6] & 1L << t) != 0;
                supply += preferred ? Math.min(left[t], share.schools) : 0;
            }
            share.quota[level] = (int) Math.min(Integer.MAX_VALUE, (supply + share.schools - 1) / share.schools);
            share.cursor[level] = facts.levelStart[level] >>> 6;
        }
    }

    Optional<Share> of(int school) {
        return Optional.ofNullable(shares.get(facts.schools.get(school).themes()));
    }

    /** Takes a copy of the next preferred title of the level that is open to the school; answers -1 if there is none. */
    int take(Share share, Level level, long[] closed) {
        int first = facts.levelStart[level.block] >>> 6;
        int words = (facts.levelStart[level.block + 1] >>> 6) - first;
        for (int i = 0; i < words; i++) {
            int w = first + (share.cursor[level.block] - first + i) % words;
            for (long open = share.titles[w] & ~closed[w]; open != 0; open &= open - 1) {
                int title = (w << 6) + Long.numberOfTrailingZeros(open);
                if (left[title] > 0) {
                    share.cursor[level.block] = w;
                    left[title]--;
                    closed[w] |= 1L << title;
                    return title;
                }
                share.titles[w] &= ~(1L << title);
            }
        }
        return -1;
    }

    /** One choice of themes: its titles as far as they are not used up, and how many of each level are a school's share. */
    static final class Share {
        final int[] quota = new int[3];
        private final long[] titles;
        private final int[] cursor = new int[3];
        private int schools;

        private Share(long[] titles) {
            this.titles = titles;
        }
    }
}
