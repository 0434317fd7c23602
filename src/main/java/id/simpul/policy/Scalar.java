package id.simpul.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a single value of the policy file is read, and how it is described to who wrote it wrong. */
record Scalar(Function<String, Object> parser, String indonesian, String english) {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final List<String> YES = List.of("yes", "ya", "true");
    private static final List<String> NO = List.of("no", "tidak", "false");

    private static final Map<Class<?>, Scalar> BY_TYPE = Map.of(
            String.class, new Scalar(Scalar::text, "teks yang tidak kosong", "a text that is not empty"),
            int.class, new Scalar(Integer::valueOf, "bilangan bulat", "a whole number"),
            Integer.class, new Scalar(Integer::valueOf, "bilangan bulat", "a whole number"),
            boolean.class, new Scalar(Scalar::yesOrNo, "yes (ya) atau no (tidak)", "yes or no"),
            LocalDate.class, new Scalar(LocalDate::parse, "tanggal seperti 2026-01-31", "a date like 2026-01-31"),
            MonthDay.class,
                    new Scalar(
                            text -> MonthDay.parse("--" + text),
                            "bulan-tanggal seperti 01-31",
                            "a month and day like 01-31"),
            LocalTime.class,
                    new Scalar(
                            text -> LocalTime.parse(text, HOUR),
                            "jam dan menit seperti 06:00",
                            "a time of day like 06:00"),
            ZoneId.class, new Scalar(ZoneId::of, "zona waktu seperti Asia/Jakarta", "a time zone like Asia/Jakarta"));

    /** How values of a type are read; enums are written in lower case. */
    static Scalar of(Class<?> type) {
        return type.isEnum() ? ofEnum(type) : BY_TYPE.get(type);
    }

    /** None if the text is not such a value. */
    Optional<Object> parse(String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Scalar ofEnum(Class<?> type) {
        Map<String, Object> byWord = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        constant -> constant.toString().toLowerCase(Locale.ROOT), Function.identity()));
        String words = byWord.keySet().stream().sorted().collect(Collectors.joining(", "));
        Function<String, Object> parser = text -> Optional.ofNullable(byWord.get(text.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException(text));
        return new Scalar(parser, "salah satu dari " + words, "one of " + words);
    }

    private static Object text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text.strip();
    }

    private static Object yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return YES.contains(word);
        }
        throw new IllegalArgumentException(text);
    }
}
