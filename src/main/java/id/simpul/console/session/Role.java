package id.simpul.console.session;

import java.util.Locale;

/** What a member of staff may do on the console; each may all that those before it may. */
public enum Role {
    /** Pengamat: sees everything but personal data, and changes nothing. */
    VIEWER,
    /** Petugas: decides, plans, scans, enters, and sees personal data, which leaves a trace. */
    OPERATOR,
    /** Pengelola: users, policy, system and credentials too. */
    ADMINISTRATOR;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether this one may what the other may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
