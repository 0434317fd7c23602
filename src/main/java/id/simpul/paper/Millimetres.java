package id.simpul.paper;

/** Lengths on paper, which people measure with a ruler; PDF counts in points of 1/72 inch. */
final class Millimetres {
    private static final float POINTS = 72 / 25.4f;

    private Millimetres() {}

    static float points(double millimetres) {
        return (float) (millimetres * POINTS);
    }
}
