package id.simpul.demo;

/** Something in the demo did not go as the programme of record says; the message tells what. */
public final class DemoStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoStopped(String message) {
        super(message);
    }
}
