package id.simpul.bench;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Ten years of a province: {@code -Dschools=5000}; prints what each table holds at the end of each year. */
public final class TenYearsBench {
    private TenYearsBench() {}

    public static void main(String[] args) throws IOException {
        int schools = Integer.getInteger("schools", 5000);
        Path home = Files.createTempDirectory("ten-years");
        try (Database database = TestDatabase.fresh()) {
            TenYears years = new TenYears(database, schools, home);
            for (int year = 0; year < Integer.getInteger("years", 10); year++) {
                Map<String, Long> sizes = years.year(year);
                System.out.println("| " + (year + 1) + " | "
                        + sizes.values().stream()
                                .map(bytes -> bytes / 1_048_576 + "")
                                .collect(Collectors.joining(" | "))
                        + " | "
                        + years.longestTidyingMillis() + " |" + (year == 0 ? " " + sizes.keySet() : ""));
            }
        }
        System.exit(0);
    }
}
