package id.simpul.check;

import id.simpul.broker.BrokerException;
import id.simpul.ledger.Phrase;

/** Not even what is allowed works, so that a refusal of what is not would say nothing. */
final class NotTried extends BrokerException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase sentence;

    NotTried(Phrase sentence, Throwable cause) {
        super(sentence.english(), cause);
        this.sentence = sentence;
    }

    Phrase sentence() {
        return sentence;
    }
}
