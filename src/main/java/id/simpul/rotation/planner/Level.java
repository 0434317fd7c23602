package id.simpul.rotation.planner;

/** The grades a title is suited to: lower is grades 1 to 3, upper 4 to 6 (R4). */
public enum Level {
    LOWER(0),
    BOTH(1),
    UPPER(2);

    /** Where the level's titles stand among all titles, which are numbered by level. */
    final int block;

    Level(int block) {
        this.block = block;
    }

    /** Of a title by the grades of its copies; one whose copies are for different grades suits both. */
    public static Level ofGrades(String lowest, String highest) {
        if (!lowest.equals(highest)) {
            return BOTH;
        }
        return switch (lowest) {
            case "lower" -> LOWER;
            case "upper" -> UPPER;
            default -> BOTH;
        };
    }
}
