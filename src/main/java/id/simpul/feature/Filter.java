package id.simpul.feature;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Nearest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * By what a list can be narrowed.
 *
 * @param required whether the list is nothing without it
 * @param fits whether a value can be looked for at all
 * @param form what it must be like to fit
 * @param choices the values to choose from; empty if there are too many to tell
 */
public record Filter(
        String key, Phrase heading, boolean required, Predicate<String> fits, Phrase form, List<String> choices) {
    /** So long is a day as people and databases write it: of a year of four digits. */
    private static final int DAY = 10;

    private static final Phrase MISSING = new Phrase("wajib diisi", "is required");
    private static final Phrase UNFIT = new Phrase("bentuknya tidak dikenal", "its form is not known");

    public Filter {
        choices = List.copyOf(choices);
    }

    public Filter(String key, Phrase heading, boolean required, Predicate<String> fits, Phrase form) {
        this(key, heading, required, fits, form, List.of());
    }

    /** In which language it is read. */
    public static Filter language() {
        return oneOf(
                "language",
                new Phrase("bahasa", "language"),
                Arrays.stream(Language.values()).map(Language::wire).toList());
    }

    /** One partner, by any name it has or had. */
    public static Filter partner() {
        return new Filter("partner", new Phrase("mitra", "partner"), false, PartnerId::isValid, UNFIT);
    }

    /** A day that there is, such as {@code 2028-02-29}. */
    public static Filter day(String key, Phrase heading, Phrase form) {
        return new Filter(key, heading, false, Filter::isDay, form);
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return text.length() == DAY;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public static Filter required(String key, Phrase heading) {
        return new Filter(key, heading, true, value -> true, UNFIT);
    }

    public static Filter flag(String key, Phrase heading) {
        return new Filter(
                key,
                heading,
                false,
                value -> value.equals("true") || value.equals("false"),
                UNFIT,
                List.of("true", "false"));
    }

    public static Filter oneOf(String key, Phrase heading, List<String> values) {
        return new Filter(key, heading, false, values::contains, form(values), values);
    }

    private static Phrase form(List<String> values) {
        return new Phrase("harus " + String.join(" atau ", values), "must be " + String.join(" or ", values));
    }

    /** What is wrong with what is asked for. */
    static List<Reason> against(List<Filter> filters, Query query) {
        List<Reason> against = new ArrayList<>();
        filters.forEach(filter -> filter.against(query.filter(filter.key())).ifPresent(against::add));
        List<String> known = filters.stream().map(Filter::key).toList();
        query.filters().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(
                        key -> against.add(Reason.of(Code.UNKNOWN_FIELD, "/data/" + key, key, Nearest.of(key, known))));
        return against;
    }

    private Optional<Reason> against(Optional<String> value) {
        if (value.isEmpty()) {
            return required ? Optional.of(Reason.of(Code.SCHEMA, "/data/" + key, key, MISSING)) : Optional.empty();
        }
        return fits.test(value.get())
                ? Optional.empty()
                : Optional.of(Reason.of(Code.SCHEMA, "/data/" + key, key, form));
    }
}
