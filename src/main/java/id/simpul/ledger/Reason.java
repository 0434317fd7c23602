package id.simpul.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.simpul.partner.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why something was refused, put off or only granted in part, for a person and for a program.
 *
 * @param pointer JSON Pointer into the request to what the reason is about, such as {@code /data/termMonths}; empty for
 *     the whole
 * @param args what the code's message speaks of: numbers, days, quarters, regions, names of books, never a
 *     person's; a {@link Phrase} where the words themselves differ by language. Days and the like as such, not as texts: the
 *     message says them as people do
 */
public record Reason(Code code, String pointer, List<Object> args) {
    public Reason {
        args = List.copyOf(args);
    }

    /** Reading a pattern takes longer than filling it in; a format is filled in by one thread at a time, so each has its own. */
    private static final Map<Pattern, MessageFormat> PATTERNS = new ConcurrentHashMap<>();

    private record Pattern(Code code, Language language) {
        MessageFormat read() {
            return new MessageFormat(code.text(language), language.locale());
        }
    }

    public static Reason of(Code code, String pointer, Object... args) {
        return new Reason(code, pointer, List.of(args));
    }

    public String message(Language language) {
        Object[] worded = args.stream().map(arg -> Spoken.in(language, arg)).toArray();
        return ((MessageFormat) PATTERNS.computeIfAbsent(new Pattern(code, language), Pattern::read)
                        .clone())
                .format(worded);
    }

    /** As it stands in a reply, and in the notice of a later decision. */
    public Told told() {
        return new Told(
                code.rule().map(Enum::name),
                code.wire(),
                pointer,
                new Message(message(Language.ID), message(Language.EN)));
    }

    /**
     * One reason on the wire.
     *
     * @param rule null if only the form of the message is wrong
     */
    public record Told(@JsonInclude Optional<String> rule, String code, String pointer, Message message) {}

    /** The same in both languages. */
    public record Message(String id, String en) {}
}
