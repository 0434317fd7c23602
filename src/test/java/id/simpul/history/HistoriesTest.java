package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import id.simpul.policy.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
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

    private static final List<Happening> HAPPENINGS = List.of(
            new Happening("the record of a copy changes", 0.25, Cataloguing::correct),
            new Happening("a school joins", 0.25, Schools::enrol),
            new Happening("a school goes on", 0.04, Schools::renew),
            new Happening("a school leaves", 0.006, Schools::withdraw),
            new Happening("staff pack", 0.9, StaffRoom::pack),
            new Happening("staff dispatch", 0.9, StaffRoom::dispatch),
            new Happening("schools say what came", 0.9, Schools::receive),
            new Happening("a book is lost", 0.05, Schools::lose).bringing("told obligation.opened"),
            new Happening("a book is found again", 0.03, Schools::find),
            new Happening("schools give back", 0.9, Schools::giveBack),
            new Happening("staff check in", 0.8, StaffRoom::checkIn),
            new Happening("a school promises a replacement", 0.1, Schools::promise),
            new Happening("staff look after a replacement", 0.1, StaffRoom::settle)
                    .bringing("staff.obligation accepted"),
            new Happening("staff decide what waits", 0.3, StaffRoom::decide),
            new Happening("a school goes on as another", 0.03, StaffRoom::merge)
                    .bringing("staff.partner.merge accepted"),
            new Happening("a calendar changes", 0.03, StaffRoom::calendar).bringing("told rotation.rescheduled"),
            new Happening("the hub is down", 0.02, StaffRoom::down).bringing("the hub goes down"),
            new Happening("a batch is held, let go or cancelled", 0.08, Interventions::batch),
            new Happening("a planned book is swapped", 0.1, Interventions::swap).bringing("staff.swap accepted"),
            new Happening("copies are joined or parted", 0.08, Interventions::join)
                    .bringing("staff.catalogue.join accepted"),
            new Happening("a copy is missing in the house", 0.03, Interventions::copies)
                    .bringing("staff.catalogue.copies accepted"),
            new Happening("two schools that take part become one", 0.008, Interventions::merge)
                    .bringing("staff.partner.merge accepted"),
            new Happening("a batch is opened again", 0.05, Interventions::reopen).bringing("staff.reopen accepted"),
            new Happening("a partner's part ends", 0.01, Interventions::remove)
                    .bringing("staff.partner.remove accepted"),
            new Happening("two offices become one", 0.004, Interventions::mergeOffices),
            new Happening("publications are offered", 0.08, Exchanging::offer),
            new Happening("somebody wants publications", 0.05, Exchanging::want),
            new Happening("the library offers publications", 0.03, Exchanging::propose)
                    .bringing("staff.offer accepted"),
            new Happening("staff make an exception", 0.04, Exchanging::except).bringing("staff.exception accepted"),
            new Happening("publications are given", 0.03, Exchanging::give).bringing("staff.gift accepted"),
            new Happening("exchanges go on", 0.25, ExchangeSteps::step).bringing("exchange.sent accepted"),
            new Happening("the library counts its people", 0.25, Reporting::day),
            new Happening("a school says how its batch was read", 0.1, Reporting::survey)
                    .bringing("rotation.survey accepted"));

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

    @TempDir
    private static Path home;

    private static History kept;

    static LongStream seeds() {
        Long one = Long.getLong("history.seed");
        long first = Long.getLong("history.first", 2);
        return one != null
                ? LongStream.of(one)
                : LongStream.range(first, first + Integer.getInteger("history.runs", 1));
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void whatever_happens_books_notices_and_tables_stay_true(long seed) throws IOException {
        History history = lived(seed);
        PLAYED.add(history.played());
        if (!history.untrue().isEmpty()) {
            fail(String.join("\n", history.untrue()) + "\nPlay it again with -Dhistory.seed=" + seed
                    + "; what happened:\n" + history.chronicle().text());
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

    /** The last one is kept. */
    private static History lived(long seed) throws IOException {
        if (kept != null) {
            kept.close();
        }
        kept = new History(seed, policies(seed), FIRST, home.resolve("calendars-" + seed));
        begin(kept);
        live(kept);
        return kept;
    }

    private static void live(History history) {
        try {
            history.live(FIRST.plusMonths(MONTHS), HAPPENINGS);
            history.lookBack();
        } catch (RuntimeException e) {
            history.holds(() -> {
                throw new Untrue("The history went on to its end: " + e);
            });
        }
    }

    private static void begin(History history) {
        history.house().partner("library", "library");
        int schools = history.from(4, 8);
        for (int school = 1; school <= schools; school++) {
            history.house().partner("sd-" + (100 + school), "school");
        }
        Cataloguing.fill(history, history.from(50, 140));
        Exchanging.begin(history);
    }

    /** Small batches, so that a year takes seconds; the days vary. */
    private static Policies policies(long seed) throws IOException {
        Path file = home.resolve("policy.yaml");
        Files.writeString(file, """
                - effective: 2019-01-01
                  rotation:
                    batch-size: %d
                    box-size: 4
                    move: %s
                  obligations:
                    due-days: %d
                    hold-back: %s
                """.formatted(
                        5 + seed % 4,
                        seed % 2 == 0 ? "next" : "previous",
                        seed % 3 == 0 ? 20 : 60,
                        seed % 5 == 0 ? "no" : "yes"));
        return Policies.read(file);
    }
}
