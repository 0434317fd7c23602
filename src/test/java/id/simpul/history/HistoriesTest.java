package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens, in whatever order: no school gets a work or a copy twice, no copy is in two places, every book that left is back,
 * out, lost or owed, every notice is true on the day on which it is promised, nothing that is due is done twice or never, the book of
 * exchanges is what went and came, and every figure of an evaluation is what was really sent, answered and counted.
 *
 * <p>{@code -Dhistory.seed=7} plays one history again, {@code -Dhistory.runs=200} plays more of them, {@code -Dhistory.first=4} others, {@code -Dhistory.months=24} longer ones.
 */
class HistoriesTest {
    static final LocalDate FIRST = LocalDate.of(2026, 2, 23);
    private static final int MONTHS = Integer.getInteger("history.months", 5);

    /** What the default histories must play: what never happens proves nothing. */
    private static final List<String> INGREDIENTS = List.of(
            "the hub goes down",
            "a book is lost",
            "a book turns up",
            "books come back early",
            "books come back in part",
            "catalogue.item accepted",
            "rotation.enrol accepted",
            "rotation.received accepted",
            "rotation.returned accepted",
            "rotation.survey accepted",
            "staff.calendar.import accepted",
            "staff.catalogue.join accepted",
            "staff.catalogue.copies accepted",
            "staff.checkin accepted",
            "staff.hold accepted",
            "staff.release accepted",
            "staff.cancel accepted",
            "staff.reopen accepted",
            "staff.swap accepted",
            "staff.partner.merge accepted",
            "staff.partner.remove accepted",
            "staff.obligation accepted",
            "exchange.offer accepted",
            "exchange.want accepted",
            "exchange.answer accepted",
            "exchange.received accepted",
            "exchange.gift accepted",
            "staff.exchange accepted",
            "staff.exception accepted",
            "staff.gift accepted",
            "staff.offer accepted",
            "statistics.day accepted",
            "told rotation.rescheduled",
            "told obligation.opened",
            "told exchange.progress",
            "told evaluation.published");

    private static final Played PLAYED = new Played();

    private static History kept;

    static Stream<Setting> settings() {
        Long one = Long.getLong("history.seed");
        long first = Long.getLong("history.first", 2);
        LongStream seeds = one != null
                ? LongStream.of(one)
                : LongStream.range(first, first + Integer.getInteger("history.runs", 1));
        return seeds.mapToObj(seed -> new Setting(seed, FIRST, MONTHS, false, 0.05));
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("settings")
    void whatever_happens_books_notices_and_tables_stay_true(Setting setting) {
        if (kept != null) {
            kept.close();
        }
        kept = Simulator.lived(setting);
        PLAYED.add(kept.played());
        if (!kept.untrue().isEmpty()) {
            fail(String.join("\n", kept.untrue()) + "\nPlay it again with -Dhistory.seed=" + setting.seed()
                    + "; what happened:\n" + kept.chronicle().text());
        }
    }

    /** Each thing that the truths are about is made untrue in the last history that was true. */
    @Nested
    class Tampering extends TamperedHistory {
        @Override
        History history() {
            return kept;
        }
    }

    @AfterAll
    static void nothing_that_may_happen_is_left_out() {
        kept.close();
        if (isDefault()) {
            assertThat(PLAYED.never(INGREDIENTS)).as(PLAYED.text()).isEmpty();
        }
    }

    /** Whether the histories are those that every build plays. */
    private static boolean isDefault() {
        return Stream.of("seed", "first", "runs", "months")
                .noneMatch(one -> System.getProperty("history." + one) != null);
    }
}
