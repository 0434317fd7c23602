package id.simpul.wording;

import java.util.regex.Pattern;

/** What others typed, in a file that somebody opens in a spreadsheet. */
public final class Harmless {
    /** A number below zero begins like a formula and is none. */
    private static final Pattern NUMBER = Pattern.compile("-\\d+([.,]\\d+)?");

    private static final String FORMULA = "=+-@\t\r\n";

    /** Where the decimal sign is a comma, as in Indonesia, spreadsheets part the cells of a line by semicolons. */
    private static final Pattern FORMULA_BEHIND = Pattern.compile("(;\\s*+)(?=[=+@]|-(?!\\d))");

    private Harmless() {}

    /** A spreadsheet would take a cell that begins so for a formula, and run it; with an apostrophe it is text. */
    public static String cell(String cell) {
        if (cell.isEmpty()) {
            return cell;
        }
        boolean risky =
                FORMULA.indexOf(cell.charAt(0)) >= 0 && !NUMBER.matcher(cell).matches();
        String harmless = FORMULA_BEHIND.matcher(cell).replaceAll("$1'");
        return risky ? "'" + harmless : harmless;
    }
}
