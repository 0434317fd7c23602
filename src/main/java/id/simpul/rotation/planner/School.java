package id.simpul.rotation.planner;

import java.util.List;

/**
 * What the planner knows of a school: its places a quarter, the quarters it takes part in counted from the one planned (0), and
 * the themes it prefers, as it typed them ({@link Theme}).
 */
public record School(String id, Places places, int startsIn, int quarters, List<String> themes) {
    public School {
        if (id.isBlank() || startsIn < 0 || quarters < 0) {
            throw new IllegalArgumentException("A school needs an id and quarters not below 0: '" + id + "', starts in "
                    + startsIn + ", quarters " + quarters);
        }
        themes = List.copyOf(themes);
    }

    public static School of(String id, Places places, int quarters) {
        return new School(id, places, 0, quarters, List.of());
    }

    School aQuarterLater() {
        int coming = startsIn > 0 ? quarters : Math.max(0, quarters - 1);
        return new School(id, places, Math.max(0, startsIn - 1), coming, themes);
    }

    public School preferring(String... preferred) {
        return new School(id, places, startsIn, quarters, List.of(preferred));
    }
}
