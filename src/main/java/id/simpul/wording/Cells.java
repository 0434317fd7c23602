package id.simpul.wording;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.partner.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says values for people, in one language and each on one line. */
public final class Cells {
    /** What is typed again as it stands. */
    private static final Set<String> TYPED = Set.of("now", "instant");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile(DAY + "T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final FieldWords words;
    private final ZoneId zone;

    /**
     * @param zone in which times are told
     */
    public Cells(FieldWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** What stands in a column of a list; only its words are translated, never names. */
    public String cell(String key, boolean isWord, JsonNode value) {
        String said = isWord ? word(key, value) : text(value);
        return said.replaceAll("\\s+", " ").strip();
    }

    /** A field of one thing; the words of the contract as people say them. */
    public String word(String field, JsonNode value) {
        if (value.isArray()) {
            return joined(value, part -> word(field, part));
        }
        if (value.isObject() && !isInBoth(value)) {
            return value.properties().stream()
                    .map(part -> words.field(part.getKey()) + ": " + word(part.getKey(), part.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.isTextual() || value.isBoolean()
                ? words.word(field, TYPED.contains(field) ? value.asText() : spoken(value.asText()))
                : text(value);
    }

    private String text(JsonNode value) {
        if (value.isArray()) {
            return joined(value, this::text);
        }
        if (isInBoth(value)) {
            String language = words.language() == Language.ID ? "id" : "en";
            return value.get(language).asText();
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + "=" + text(field.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return value.isMissingNode() || value.isNull() ? "" : spoken(value.asText());
    }

    /** A day as people write it, and a time in the library's zone, to the minute. */
    private String spoken(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return format("d MMM uuuu").format(LocalDate.parse(text));
            } else if (TIME.matcher(text).matches()) {
                String pattern = words.language() == Language.ID ? "d MMM uuuu HH.mm" : "d MMM uuuu HH:mm";
                return format(pattern).format(Instant.parse(text).atZone(zone));
            }
        } catch (DateTimeException e) {
            return text; // looks like one and is none
        }
        return text;
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, words.language().locale());
    }

    /** Whether it says one thing in both languages, such as a reason. */
    public static boolean isInBoth(JsonNode value) {
        return value.path("id").isTextual() && value.path("en").isTextual();
    }

    public static String joined(JsonNode array, Function<JsonNode, String> said) {
        List<String> parts = new ArrayList<>();
        array.forEach(part -> parts.add(said.apply(part)));
        return String.join(", ", parts);
    }
}
