package id.simpul.exchange;

/** Who of the two does something in an exchange. */
enum Side {
    PARTNER,
    HOST;

    Side other() {
        return this == PARTNER ? HOST : PARTNER;
    }
}
