package id.simpul.delivery;

/** A channel that cannot be used at all for now, such as a mail server that is down or takes no password. */
public final class ChannelAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChannelAway(String message, Throwable cause) {
        super(message, cause);
    }
}
