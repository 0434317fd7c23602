package id.simpul.evaluation;

import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is evaluated: a quarter such as {@code 2021-Q3}, or a year such as {@code 2021}.
 *
 * @param last the quarter with which it ends, and with which it is published
 */
public record Period(String name, LocalDate from, LocalDate to, Quarter last) {
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");

    static Period of(Quarter quarter) {
        return new Period(quarter.toString(), quarter.firstDay(), quarter.lastDay(), quarter);
    }

    /** The year that ends with a quarter, which is its fourth. */
    static Period yearOf(Quarter fourth) {
        return new Period(Integer.toString(fourth.year()), LocalDate.of(fourth.year(), 1, 1), fourth.lastDay(), fourth);
    }

    /**
     * @throws IllegalArgumentException if it is neither a quarter nor a year
     */
    public static Period parse(String text) {
        if (YEAR.matcher(text).matches()) {
            return yearOf(Quarter.parse(text + "-Q4"));
        }
        return of(Quarter.parse(text));
    }

    /** What is published with a quarter: itself, and with the fourth the year too. */
    static List<Period> publishedWith(Quarter quarter) {
        return quarter.number() == 4 ? List.of(of(quarter), yearOf(quarter)) : List.of(of(quarter));
    }
}
