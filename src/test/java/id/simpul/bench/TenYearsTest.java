package id.simpul.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.policy.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenYearsTest {
    @TempDir
    private Path home;

    @Shows(Rule.R20)
    @Test
    void what_is_kept_for_a_time_grows_no_more_once_its_time_has_come_round() {
        List<Map<String, Long>> years = new ArrayList<>();
        try (Database database = TestDatabase.fresh()) {
            TenYears ten = new TenYears(database, 60, home);
            for (int year = 0; year < 10; year++) {
                years.add(ten.year(year));
            }
        }
        for (String table : List.of("notices", "deliveries", "replies", "posted")) {
            assertThat(years.get(9).get(table))
                    .as("%s at the end of the years: %s", table, years)
                    .isLessThan(years.get(2).get(table) * 13 / 10);
        }
    }
}
