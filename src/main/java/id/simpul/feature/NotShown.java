package id.simpul.feature;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.partner.Language;
import java.util.List;
import java.util.stream.Collectors;

/** What was asked for cannot be shown, and why. */
public final class NotShown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    public NotShown(List<Reason> reasons) {
        super(reasons.stream().map(reason -> reason.message(Language.EN)).collect(Collectors.joining(" ")));
        this.reasons = List.copyOf(reasons);
    }

    public static NotShown because(Code code, String pointer, Object... args) {
        return new NotShown(List.of(Reason.of(code, pointer, args)));
    }

    public static NotShown notFound(String pointer, Phrase thing) {
        return because(Code.NOTHING_OF_THAT_NAME, pointer, thing);
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
