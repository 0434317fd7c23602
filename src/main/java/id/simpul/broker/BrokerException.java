package id.simpul.broker;

/** The broker could not do what the hub asked of it; the message says what, to which address, and what to do. */
public class BrokerException extends RuntimeException {
    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
