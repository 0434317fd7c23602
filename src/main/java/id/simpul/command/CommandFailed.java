package id.simpul.command;

/** A command that could not do what was asked; its message is the one line the person at the keyboard sees. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandFailed(String message) {
        this(message, 1);
    }

    public CommandFailed(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = 1;
    }

    /** With what the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
