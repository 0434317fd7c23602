package id.simpul.command;

import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.policy.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** A command that could not do what was asked; its message is the one line the person at the keyboard sees. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** EX_CONFIG of sysexits.h: no second try does better, so that a service manager makes none. */
    public static final int MISCONFIGURED = 78;

    private final transient Phrase sentence;
    private final int exitCode;

    /** In the words of what failed, which are known in one language only. */
    public CommandFailed(String message, Throwable cause) {
        this(Phrase.verbatim(message), cause);
    }

    /** For every mistake in settings or policy a line. */
    CommandFailed(List<Mistake> mistakes, Throwable cause) {
        this(new Phrase(lines(mistakes, Language.ID), lines(mistakes, Language.EN)), MISCONFIGURED, cause);
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
        this(sentence, 1, cause);
    }

    private CommandFailed(Phrase sentence, int exitCode, Throwable cause) {
        super(sentence.english(), cause);
        this.sentence = sentence;
        this.exitCode = exitCode;
    }

    private static String lines(List<Mistake> mistakes, Language language) {
        return mistakes.stream()
                .map(mistake -> mistake.sentence(language))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    public String sentence(Language language) {
        return sentence.text(language);
    }

    /** With what the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
