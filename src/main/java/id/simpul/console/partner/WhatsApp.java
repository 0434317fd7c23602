package id.simpul.console.partner;

/** Where a telephone is reached by WhatsApp. */
final class WhatsApp {
    private static final int SHORTEST = 9;
    private static final int LONGEST = 15;

    private WhatsApp() {}

    /** The number as {@code wa.me} takes it: digits with the country before them, Indonesia's where it begins with 0; or nothing. */
    static String number(String phone) {
        boolean abroad = phone.strip().startsWith("+");
        String digits = phone.replaceAll("[^0-9]", "");
        String whole = abroad || digits.startsWith("62")
                ? digits
                : digits.startsWith("00")
                        ? digits.substring(2)
                        : digits.startsWith("0") ? "62" + digits.substring(1) : "";
        return whole.length() < SHORTEST || whole.length() > LONGEST ? "" : whole;
    }
}
