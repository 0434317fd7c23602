package id.simpul.broker;

/** Where a listener listens: at a given port, at any free one, or not at all. */
public record Port(int number) {
    public static final Port OFF = new Port(0);
    /** Whatever port is free; {@link EmbeddedBroker#port} tells which it became. */
    public static final Port ANY = new Port(-1);

    public Port {
        if (number < -1 || number > 65_535) {
            throw new IllegalArgumentException("A port is 1 to 65535, or 0 for no listener: " + number);
        }
    }

    /** A port as an operator writes it: 0 means no listener. */
    public static Port of(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("A port is 1 to 65535, or 0 for no listener: " + number);
        }
        return new Port(number);
    }

    boolean isOff() {
        return equals(OFF);
    }

    /** The number in the operating system's sense, where 0 asks for any free port. */
    int toBind() {
        return Math.max(number, 0);
    }
}
