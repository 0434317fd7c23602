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
public record EvaluationPeriod(String name, LocalDate from, LocalDate to, Quarter last) {
    private static final Pattern YEAR = Pattern.compile("[1-9][0-9]{3}");

    static EvaluationPeriod of(Quarter quarter) {
        return new EvaluationPeriod(quarter.toString(), quarter.firstDay(), quarter.lastDay(), quarter);
    }

    /** The year that ends with a quarter, which is its fourth. */
    static EvaluationPeriod yearOf(Quarter fourth) {
        return new EvaluationPeriod(
                Integer.toString(fourth.year()), LocalDate.of(fourth.year(), 1, 1), fourth.lastDay(), fourth);
    }

    /**
     * @throws IllegalArgumentException if it is neither a quarter nor a year
     */
    public static EvaluationPeriod parse(String text) {
        if (YEAR.matcher(text).matches()) {
            return yearOf(Quarter.parse(text + "-Q4"));
        }
        return of(Quarter.parse(text));
    }

    /** What is published with a quarter: itself, and with the fourth the year too. */
    static List<EvaluationPeriod> publishedWith(Quarter quarter) {
        return quarter.number() == 4 ? List.of(of(quarter), yearOf(quarter)) : List.of(of(quarter));
    }
}
