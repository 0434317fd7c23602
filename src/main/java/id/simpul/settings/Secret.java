package id.simpul.settings;

/** A password: it never shows itself in a log or an error. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
