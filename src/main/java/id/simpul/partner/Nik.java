package id.simpul.partner;

/**
 * The form of a national identity number (NIK): a province (2 digits), regency or city (2), district (2), day of birth (41 to 71 for
 * women), month, year and a serial number (4). The codes are those of Kemendagri, and those from before provinces were divided.
 */
final class Nik {
    static final int LENGTH = 16;

    /** The highest number of a regency, and of a city beyond 70, of each province; a little higher than today, as there were and will be others. */
    private static final int[][] PROVINCES = {
        {11, 20, 6},
        {12, 28, 9},
        {13, 14, 8},
        {14, 12, 4},
        {15, 12, 3},
        {16, 16, 5},
        {17, 11, 2},
        {18, 15, 3},
        {19, 8, 2},
        {21, 8, 3},
        {31, 2, 6},
        {32, 22, 10},
        {33, 30, 7},
        {34, 5, 2},
        {35, 30, 10},
        {36, 6, 5},
        {51, 9, 2},
        {52, 10, 3},
        {53, 24, 2},
        {61, 14, 3},
        {62, 15, 2},
        {63, 13, 3},
        {64, 14, 5},
        {65, 6, 2},
        {71, 13, 5},
        {72, 14, 2},
        {73, 30, 4},
        {74, 18, 3},
        {75, 7, 2},
        {76, 8, 1},
        {81, 12, 3},
        {82, 12, 3},
        {91, 38, 2},
        {92, 16, 2},
        {93, 6, 1},
        {94, 36, 1},
        {95, 10, 1},
        {96, 8, 2}
    };

    private static final int[] REGENCIES = new int[100];
    private static final int[] CITIES = new int[100];

    static {
        for (int[] province : PROVINCES) {
            REGENCIES[province[0]] = province[1];
            CITIES[province[0]] = 70 + province[2];
        }
    }

    private static final int MOST_DISTRICTS = 60;
    private static final int[] DAYS = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int WOMEN = 40;

    private Nik() {}

    /** Whether the 16 digits that begin there pass as one: a province there is, a day and a month. */
    static boolean passes(byte[] digits, int at) {
        int day = pair(digits, at + 6);
        int month = pair(digits, at + 8);
        return REGENCIES[pair(digits, at)] > 0
                && ((day >= 1 && day <= 31) || (day > WOMEN && day <= WOMEN + 31))
                && month >= 1
                && month <= 12;
    }

    /** Whether they are one in all likelihood: of a regency there is, of a day that was, with a serial number. */
    static boolean isLikely(byte[] digits, int at) {
        if (!passes(digits, at)) {
            return false;
        }
        int province = pair(digits, at);
        int regency = pair(digits, at + 2);
        int district = pair(digits, at + 4);
        int day = pair(digits, at + 6);
        boolean placed =
                (regency >= 1 && regency <= REGENCIES[province]) || (regency > 70 && regency <= CITIES[province]);
        boolean born = (day > WOMEN ? day - WOMEN : day) <= DAYS[pair(digits, at + 8)];
        boolean numbered = pair(digits, at + 12) + pair(digits, at + 14) > 0;
        return placed && district >= 1 && district <= MOST_DISTRICTS && born && numbered;
    }

    private static int pair(byte[] digits, int at) {
        return 10 * digits[at] + digits[at + 1];
    }
}
