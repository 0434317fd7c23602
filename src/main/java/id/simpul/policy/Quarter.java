package id.simpul.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.threeten.extra.YearQuarter;

/**
 * A calendar quarter, such as {@code 2026-Q3}: the name of the exchange whose nominal date lies in it. ThreeTen-Extra's
 * {@link YearQuarter} does the arithmetic.
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    public static final int MONTHS = 3;

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-Q[1-4]");
    private static final int PER_YEAR = 4;

    /**
     * @throws IllegalArgumentException if the number is not 1 to 4 or the year not 1 to 9999
     */
    public Quarter {
        if (number < 1 || number > PER_YEAR || year < 1 || year > 9999) {
            throw new IllegalArgumentException("No such quarter: year " + year + ", number " + number);
        }
    }

    /** The quarter in which a date lies. */
    public static Quarter of(LocalDate date) {
        return of(YearQuarter.from(date));
    }

    public static boolean isValid(String wire) {
        return FORM.matcher(wire).matches() && !wire.startsWith("0000");
    }

    /**
     * @throws IllegalArgumentException if the text is not of the form {@code 2026-Q3}
     */
    @JsonCreator
    public static Quarter parse(String wire) {
        if (!isValid(wire)) {
            throw new IllegalArgumentException("A quarter is written like 2026-Q3, not: " + wire);
        }
        return new Quarter(Integer.parseInt(wire.substring(0, 4)), wire.charAt(6) - '0');
    }

    public Quarter next() {
        return plus(1);
    }

    public Quarter previous() {
        return plus(-1);
    }

    public Quarter plus(int quarters) {
        return of(ofYear().plusQuarters(quarters));
    }

    /** How many quarters lie from this one to the other; negative if the other is earlier. */
    public int until(Quarter other) {
        return Math.toIntExact(ofYear().until(other.ofYear(), IsoFields.QUARTER_YEARS));
    }

    /** This quarter and those after it, so many in all. */
    public List<Quarter> series(int count) {
        return IntStream.range(0, count).mapToObj(this::plus).toList();
    }

    public LocalDate firstDay() {
        return ofYear().atDay(1);
    }

    public LocalDate lastDay() {
        return ofYear().atEndOfQuarter();
    }

    private static Quarter of(YearQuarter quarter) {
        return new Quarter(quarter.getYear(), quarter.getQuarterValue());
    }

    private YearQuarter ofYear() {
        return YearQuarter.of(year, number);
    }

    @Override
    public int compareTo(Quarter other) {
        return ofYear().compareTo(other.ofYear());
    }

    @Override
    @JsonValue
    public String toString() {
        return String.format(Locale.ROOT, "%04d-Q%d", year, number);
    }
}
