package id.simpul.evaluation;

import java.time.LocalDate;

/**
 * Which months are compared: as many before a cooperation began as after.
 *
 * @param since the day on which it began
 */
record Compared(LocalDate since, int months) {
    LocalDate from() {
        return since.minusMonths(months);
    }

    LocalDate to() {
        return since.plusMonths(months).minusDays(1);
    }
}
