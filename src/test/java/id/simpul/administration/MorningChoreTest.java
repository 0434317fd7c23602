package id.simpul.administration;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.WorkingDays;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Today;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MorningChoreTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final String MAILED =
            "- effective: 2019-01-01\n  library: {staff-mail: petugas@perpustakaan.example}\n";

    private final Database database = TestDatabase.fresh();

    private MorningChore chore(String policy, Level... levels) {
        Mornings mornings = new Mornings(Policies.parse(policy));
        List<Task> tasks = Arrays.stream(levels)
                .map(level -> new Task(
                        level, Phrase.verbatim("says " + level), Phrase.verbatim(""), Phrase.verbatim("do"), "/"))
                .toList();
        return new MorningChore(
                mornings,
                new WorkingDays(mornings, Calendars::shipped),
                asked -> new Today(tasks, List.of(), List.of()),
                "https://simpul.example/");
    }

    private List<Due> due(MorningChore chore, LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(Policies.defaults().zone()).toInstant();
        return database.jdbi().withHandle(db -> chore.next(db, noon, 10));
    }

    private List<Notice> told(MorningChore chore) {
        return database.jdbi()
                .withHandle(db -> chore.perform(
                        db, due(chore, FRIDAY), Policies.parse(MAILED).asOf(FRIDAY)))
                .notices();
    }

    @Test
    void staff_are_told_of_what_needs_them_the_most_pressing_first() {
        List<Notice> told = told(chore(MAILED, Level.MUST, Level.DECIDE, Level.MAY));

        assertThat(told).hasSize(1);
        assertThat(told.get(0).to()).containsExactly(PartnerId.STAFF);
        assertThat(told.get(0).lastDay()).contains(FRIDAY);
        assertThat(told.get(0).data().path("count").asInt()).isEqualTo(3);
        assertThat(told.get(0).data().at("/reasons/0/message/id").asText()).isEqualTo("says MUST");
    }

    @Test
    void nothing_is_sent_when_nothing_needs_them() {
        assertThat(told(chore(MAILED))).isEmpty();
        assertThat(told(chore(MAILED, Level.MAY))).isEmpty();
    }

    @Test
    void it_is_due_once_each_working_day_and_on_no_other() {
        MorningChore chore = chore(MAILED, Level.MUST);
        List<Due> friday = due(chore, FRIDAY);

        assertThat(friday).hasSize(1);
        assertThat(due(chore, FRIDAY.plusDays(1))).isEmpty();
        assertThat(due(chore, FRIDAY.plusDays(2))).isEmpty();
        assertThat(due(chore, FRIDAY.plusDays(3))).hasSize(1);
        assertThat(due(chore, LocalDate.of(2026, 12, 25))).as("Christmas").isEmpty();
        database.useTransaction(db -> Jobs.claim(db, friday, Instant.now()));
        assertThat(due(chore, FRIDAY)).isEmpty();
    }

    @Test
    void without_an_address_or_by_policy_nobody_is_told() {
        assertThat(due(chore("- effective: 2019-01-01\n", Level.MUST), FRIDAY)).isEmpty();
        assertThat(due(
                        chore(
                                "- effective: 2019-01-01\n  library: {staff-mail: a@b.example, morning-mail: no}\n",
                                Level.MUST),
                        FRIDAY))
                .isEmpty();
    }
}
