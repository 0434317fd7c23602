package id.simpul.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import id.simpul.policy.Quarter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The words of one language, public for the templates only: messages, and how dates, quarters, numbers and the contract's own terms are said. */
public final class Words {
    private static final Pattern BREAKS_LINE =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile(DATE + "T[\\d:.]+Z");
    private static final Pattern QUARTER = Pattern.compile("(?!0000)\\d{4}-Q[1-4]");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    /** What holds a code of Kemendagri. */
    private static final Set<String> REGIONS = Set.of("region", "region.code", "regions");

    private final Language language;
    private final ZoneId zone;
    private final Properties messages;
    private final Map<String, DateTimeFormatter> patterns = new ConcurrentHashMap<>();

    /**
     * @param zone the library's, in which hours are told, with the zone's usual short name: WIB, WITA, WIT
     */
    Words(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.messages = load("/messages_" + language.wire() + ".properties");
    }

    /**
     * @param zone in which hours are told
     */
    public static Words of(Language language, ZoneId zone) {
        return new Words(language, zone);
    }

    public Language language() {
        return language;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(messages.getProperty(key));
    }

    public String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("No words in " + language + " for " + key));
    }

    /** The message with its places {0}, {1} and so on filled. */
    public String get(String key, Object... args) {
        return new MessageFormat(get(key), language.locale()).format(args);
    }

    /** What a field is called: by its topic's own label, the common one, or its name taken apart. */
    String label(String topic, String field) {
        String last = field.replace(".size", "").replaceFirst(".*\\.", "");
        return find("label." + topic + "." + last)
                .or(() -> find("label." + last))
                .orElseGet(() -> oneLine(humanised(last)));
    }

    /** A value as the reader would say it; nothing if there is none, or if it is an object. */
    Optional<String> say(String field, JsonNode value) {
        if (value.isArray()) {
            return sayAll(field, value);
        } else if (value.isBoolean()) {
            return Optional.of(get(value.asBoolean() ? "yes" : "no"));
        } else if (value.isNumber() && field.equals("balance")) {
            return Optional.of(balance(value.decimalValue()));
        } else if (value.isNumber()) {
            return Optional.of(NumberFormat.getInstance(language.locale()).format(value.decimalValue()));
        }
        return value.isTextual() && !value.asText().isBlank()
                ? Optional.of(sayText(field, value.asText()))
                : Optional.empty();
    }

    /** How a sentence speaks of several things, or of a number of days to come. */
    enum Way {
        AND,
        OR,
        WHEN
    }

    /** A value as it stands within a sentence; nothing if there is none. */
    Optional<String> say(Way way, String field, JsonNode value) {
        if (way == Way.WHEN) {
            return value.isInt() ? Optional.of(get("when", value.intValue())) : Optional.empty();
        }
        List<String> parts = parts(field, value);
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        String first = String.join(", ", parts.subList(0, parts.size() - 1));
        String key = way == Way.AND ? "list.and" : "list.or";
        return Optional.of(get(key, first, parts.get(parts.size() - 1)));
    }

    /** Whose turn it is to give, in words: a sign would have to be explained. */
    private String balance(BigDecimal sent) {
        String key = sent.signum() > 0 ? "balance.owed" : sent.signum() < 0 ? "balance.owes" : "balance.even";
        return get(key, sent.abs());
    }

    private Optional<String> sayAll(String field, JsonNode array) {
        List<String> parts = parts(field, array);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private List<String> parts(String field, JsonNode array) {
        List<String> parts = new ArrayList<>();
        array.forEach(element -> say(field, element).ifPresent(parts::add));
        return parts;
    }

    private String sayText(String field, String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return date(LocalDate.parse(text));
            } else if (INSTANT.matcher(text).matches()) {
                return time(Instant.parse(text).atZone(zone));
            } else if (QUARTER.matcher(text).matches()) {
                return Spoken.quarter(Quarter.parse(text), language);
            }
        } catch (DateTimeException e) {
            return oneLine(text); // looks like a date and is none: then it is shown as it came
        }
        if (field.equals("period") && YEAR.matcher(text).matches()) {
            return get("year", text);
        } else if (REGIONS.contains(field)) {
            return oneLine(Spoken.region(text));
        }
        return find("word." + field + "." + text).orElseGet(() -> oneLine(text));
    }

    private String time(ZonedDateTime time) {
        String zoneName = DateTimeFormatter.ofPattern("z", language.locale()).format(time);
        return get("time.at", date(time), pattern("time.pattern").format(time), zoneName);
    }

    private String date(TemporalAccessor date) {
        return pattern("date.pattern").format(date);
    }

    private DateTimeFormatter pattern(String key) {
        return patterns.computeIfAbsent(key, wanted -> DateTimeFormatter.ofPattern(get(wanted), language.locale()));
    }

    /** Line breaks and other control characters of what others wrote have no place in a line of ours. */
    static String oneLine(String text) {
        return BREAKS_LINE.matcher(text).replaceAll(" ").strip();
    }

    private static String humanised(String field) {
        String words = field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Properties load(String resource) {
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
