package id.simpul.command;

import java.time.ZoneId;
import java.util.Map;

/**
 * Where a command shows what it says.
 *
 * @param width how many signs a line has room for
 * @param zone in which times are told
 */
record Screen(int width, ZoneId zone) {
    private static final int USUAL = 80;
    private static final int NARROWEST = 60;
    private static final int WIDEST = 240;

    /** As wide as the terminal, which the start script asks; 80 signs where there is none. */
    static Screen of(Map<String, String> environment, ZoneId zone) {
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : USUAL;
        return new Screen(Math.max(NARROWEST, Math.min(width, WIDEST)), zone);
    }
}
