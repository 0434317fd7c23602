package id.simpul.rotation.planner;

/**
 * What the planner knows of a title: level, subject (its DDC number if it has one, then words), how many of its copies are lendable, in good condition and in the house (or
 * due back in time) for the quarter planned, and how many are expected for each later quarter.
 */
public record Title(String id, Level level, String subject, int copies, int copiesLater, boolean popular) {
    public Title {
        if (id.isBlank() || copies < 0 || copiesLater < 0) {
            throw new IllegalArgumentException("A title needs an id and copies not below 0: '" + id + "', copies "
                    + copies + ", later " + copiesLater);
        }
    }

    public static Title of(String id, Level level, int copies) {
        return new Title(id, level, "", copies, copies, false);
    }

    Title later() {
        return new Title(id, level, subject, copiesLater, copiesLater, popular);
    }

    /** The same with so many copies for the quarter planned. */
    public Title with(int ready) {
        return new Title(id, level, subject, ready, copiesLater, popular);
    }

    public Title about(String newSubject) {
        return new Title(id, level, newSubject, copies, copiesLater, popular);
    }
}
