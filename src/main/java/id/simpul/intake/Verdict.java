package id.simpul.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What staff can say to a request that waits for them. */
public enum Verdict {
    YES,
    NO;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> ofWire(String wire) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.wire().equals(wire))
                .findFirst();
    }
}
