package id.simpul.backup;

import id.simpul.ledger.Phrase;

/** Why a backup was not made or cannot be used, in one sentence that tells the operator what to do. */
public final class BackupFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Phrase sentence;

    public BackupFailed(Phrase sentence) {
        super(sentence.english());
        this.sentence = sentence;
    }

    public BackupFailed(Phrase sentence, Throwable cause) {
        super(sentence.english(), cause);
        this.sentence = sentence;
    }

    public Phrase sentence() {
        return sentence;
    }
}
