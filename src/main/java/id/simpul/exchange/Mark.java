package id.simpul.exchange;

import java.util.Locale;

/** A step as one side took it; the name is that of its column. */
record Mark(Side side, Step step) implements Comparable<Mark> {
    String column() {
        return (side.name() + "_" + step.name()).toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Mark other) {
        int bySide = side.compareTo(other.side);
        return bySide == 0 ? step.compareTo(other.step) : bySide;
    }
}
