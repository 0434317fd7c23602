package id.simpul.intake.envelope;

import java.time.YearMonth;

/** Tells cheaply whether a text of the form {@code 2026-08-31} names a day that exists. */
final class IsoDay {
    private IsoDay() {}

    static boolean exists(String text) {
        if (text.length() != 10) {
            return false;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        boolean inCalendar = year >= 0 && month >= 1 && month <= 12 && day >= 1;
        return inCalendar && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
