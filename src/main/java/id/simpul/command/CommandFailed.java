package id.simpul.command;

import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;

/** A command that could not do what was asked; its message is the one line the person at the keyboard sees. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase sentence;
    private final int exitCode;

    /** In the words of what failed, which are known in one language only. */
    public CommandFailed(String message, Throwable cause) {
        this(new Phrase(message, message), cause);
    }

    public CommandFailed(Phrase sentence) {
        this(sentence, 1);
    }

    public CommandFailed(Phrase sentence, int exitCode) {
        super(sentence.english());
        this.sentence = sentence;
        this.exitCode = exitCode;
    }

    public CommandFailed(Phrase sentence, Throwable cause) {
        super(sentence.english(), cause);
        this.sentence = sentence;
        this.exitCode = 1;
    }

    public String sentence(Language language) {
        return sentence.text(language);
    }

    /** With what the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
