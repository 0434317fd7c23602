package id.simpul.policy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be written in a field of the policy, as its structure has it.
 *
 * @param open whether it may be left empty
 * @param range of a number, or of each number of a list
 * @param choices the words there are to choose from
 * @param unit in what a number is counted, as the field's name ends: {@code days}; empty if in nothing but pieces
 */
public record PolicyEntry(Kind kind, boolean open, Optional<Bounds> range, List<String> choices, String unit) {
    private static final List<String> UNITS = List.of("days", "months", "minutes", "percent", "megabytes");

    /** How it is filled in. */
    public enum Kind {
        TEXT,
        NUMBER,
        YES_NO,
        DATE,
        DAY_OF_YEAR,
        TIME,
        CHOICE,
        /** Several of the choices. */
        CHOICES,
        /** Several texts or numbers, with commas between them. */
        LIST,
        /** What no version changes. */
        FIXED
    }

    /** The least and the most. */
    public record Bounds(int min, int max) {}

    public PolicyEntry {
        choices = List.copyOf(choices);
    }

    static PolicyEntry of(String path, RecordComponent component) {
        boolean open = component.getType() == Optional.class;
        boolean many = Collection.class.isAssignableFrom(component.getType());
        Class<?> type = open || many ? held(component.getGenericType()) : component.getType();
        List<String> choices = choices(type, component);
        return new PolicyEntry(
                many ? (choices.isEmpty() ? Kind.LIST : Kind.CHOICES) : kind(type, choices),
                open,
                Optional.ofNullable(component.getAnnotation(Range.class))
                        .map(range -> new Bounds(range.min(), range.max())),
                choices,
                UNITS.stream()
                        .filter(unit -> path.endsWith("-" + unit) || path.endsWith(unit + "-percent"))
                        .findFirst()
                        .orElse(""));
    }

    private static Class<?> held(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static List<String> choices(Class<?> type, RecordComponent component) {
        OneOf words = component.getAnnotation(OneOf.class);
        if (words != null) {
            return List.of(words.value());
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    private static Kind kind(Class<?> type, List<String> choices) {
        if (!choices.isEmpty()) {
            return Kind.CHOICE;
        } else if (type == ZoneId.class) {
            return Kind.FIXED;
        } else if (type == boolean.class) {
            return Kind.YES_NO;
        } else if (type == int.class) {
            return Kind.NUMBER;
        } else if (type == LocalDate.class) {
            return Kind.DATE;
        } else if (type == MonthDay.class) {
            return Kind.DAY_OF_YEAR;
        }
        return type == LocalTime.class ? Kind.TIME : Kind.TEXT;
    }
}
