package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Today;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.rotation.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstStepsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final Policy SHIPPED = Policies.defaults().versions().get(0);

    private static List<String> open(Database database, Policy policy) {
        return database.jdbi().withHandle(db -> FirstSteps.of(new Today.Asked(db, DAY), policy)).steps().stream()
                .filter(step -> !step.done())
                .map(Today.Step::name)
                .toList();
    }

    @Test
    void each_step_ticks_itself_and_all_go_with_the_last() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(open(database, SHIPPED)).containsExactly("library", "collection", "school", "request");
            Policies named = World.policies("library:", "  phone: 0752-555-0100");
            Policy policy = named.versions().get(named.versions().size() - 1);
            assertThat(open(database, policy)).containsExactly("collection", "school", "request");

            run(
                    database,
                    "insert into partners (id, kind, name, created_at) values ('dinas-a', 'agency', 'Dinas', now())");
            assertThat(open(database, policy)).containsExactly("collection", "school", "request");
            run(
                    database,
                    "insert into partners (id, kind, name, created_at) values ('sd-01', 'school', 'SD Contoh', now())");
            assertThat(open(database, policy)).containsExactly("collection", "request");
            run(database, "insert into titles (id, title) values ('t-1', 'Cerita')");
            run(database, """
                    insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                    values ('B1', 't-1', 'children', 'both', 'good', true, now())
                    """);
            assertThat(open(database, policy)).containsExactly("request");
            run(database, """
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event, quiet)
                    values ('sd-01', 'r-1', 'visit.book', '\\x00', 'refused', now(), now(), 'rep-1', '{}', true)
                    """);

            assertThat(database.jdbi()
                            .withHandle(db -> FirstSteps.of(new Today.Asked(db, DAY), policy))
                            .steps())
                    .isEmpty();
        }
    }

    private static void run(Database database, String sql) {
        database.useTransaction(db -> db.execute(sql));
    }
}
