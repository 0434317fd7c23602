package id.simpul.agreement;

import java.util.Arrays;
import java.util.Locale;

/** What an agreement is about, and what is cooperation without one (R24). */
enum Form {
    EXCHANGE(false),
    SERVICE_USE(false),
    OTHER(false),
    ROTATION(true),
    VISIT(true),
    SERVICE(true),
    INTERNSHIP(true),
    LENDING(true),
    TRAINING(true),
    INFORMATION(true);

    private final boolean activity;

    Form(boolean activity) {
        this.activity = activity;
    }

    /** Whether it goes on without a formal agreement. */
    boolean isActivity() {
        return activity;
    }

    /** As the contract writes it: {@code service-use}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Form ofWire(String wire) {
        return Arrays.stream(values())
                .filter(form -> form.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such form of agreement: " + wire));
    }
}
