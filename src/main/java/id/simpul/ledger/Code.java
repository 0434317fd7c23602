package id.simpul.ledger;

import id.simpul.partner.Language;
import java.util.Locale;
import java.util.Optional;

/** Every reason the hub can give, under the rule it follows from: the one place where a reason is worded. */
public enum Code {
    // What is wrong with the form of a message; no rule was asked.
    NOT_JSON("Pesan bukan JSON yang sah: {0}.", "The message is not valid JSON: {0}."),

    // Rotation
    TERM_OUT_OF_RANGE(
            Rule.R2,
            "Masa kerja sama {0} bulan tidak diterima; pilih {1} bulan.",
            "A term of {0} months is not accepted; choose {1} months.");

    private final Optional<Rule> rule;
    private final String indonesian;
    private final String english;

    Code(String indonesian, String english) {
        this.rule = Optional.empty();
        this.indonesian = indonesian;
        this.english = english;
    }

    Code(Rule rule, String indonesian, String english) {
        this.rule = Optional.of(rule);
        this.indonesian = indonesian;
        this.english = english;
    }

    /** The code as it is written on the wire, such as {@code term-out-of-range}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule it follows from; none if only the form of the message is wrong. */
    public Optional<Rule> rule() {
        return rule;
    }

    /** The message, a {@link java.text.MessageFormat} pattern. */
    public String text(Language language) {
        return language == Language.ID ? indonesian : english;
    }
}
