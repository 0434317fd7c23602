package id.simpul.settings;

import java.util.Locale;

/** A server beside the hub that may stand on another machine. */
public enum Peer {
    BROKER("SIMPUL_BROKER_URL"),
    DATABASE("SIMPUL_DB_URL"),
    MAIL("SIMPUL_SMTP_URL");

    private final String variable;

    Peer(String variable) {
        this.variable = variable;
    }

    /** Which variable says where it is. */
    public String variable() {
        return variable;
    }

    /** As an operator writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
