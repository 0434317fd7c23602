package id.simpul.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Watched;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an earlier hub wrote alike in another way is written anew, and pairs go on knowing what they are for. */
@Shows(Rule.R15)
class WantSpellingTest {
    private static final Instant NOW = Instant.parse("2026-08-03T03:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final Fair fair = new Fair(database);
    private final Chore chore = new Watched(WantSpelling.chore(new Mornings(Policies.defaults())));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keys_made_by_an_earlier_way_are_renewed_in_lists_and_in_pairs_under_way() {
        fair.partner("dinas-a", "dinas");
        fair.stock("X1", "Rumah Gadang");
        fair.want("perpustakaan", "Sejarah Kota Contoh", "Tambang Lama");
        fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        database.useTransaction(db -> {
            db.execute("update exchange_wants set key = 'OLD ' || key, plain = 'OLD', key_version = 0");
            db.execute(
                    "update exchange_pairs set host_want = 'OLD ' || host_want, partner_want = 'OLD ' || partner_want");
        });

        run();

        assertThat(fair.rows("select key || '/' || plain from exchange_wants order by key"))
                .containsExactly(
                        "rumah gadang/rumah gadang",
                        "sejarah kota contoh/sejarah kota contoh",
                        "tambang lama/tambang lama");
        assertThat(fair.rows("select host_want || '/' || partner_want from exchange_pairs"))
                .containsExactly("sejarah kota contoh/rumah gadang");
    }

    @Test
    void titles_that_were_told_apart_and_are_one_now_are_wanted_once() {
        fair.want("perpustakaan", "Tambang Lama");
        database.useTransaction(db -> {
            db.execute("update exchange_wants set key = 'tambang-lama', key_version = 0");
            db.execute("""
                    insert into exchange_wants (partner, exchange, place, title, key, changed_at)
                    values ('perpustakaan', '', 1, 'Tambang, Lama', 'tambang, lama', now())
                    """);
        });

        run();

        assertThat(fair.rows("select key from exchange_wants")).containsExactly("tambang lama");
    }

    @Test
    void what_is_not_renewed_yet_is_found_all_the_same() {
        fair.partner("dinas-a", "dinas");
        fair.stock("X1", "Rumah Gadang");
        fair.want("perpustakaan", "Sejarah Kota Contoh");
        database.useTransaction(db -> db.execute("update exchange_wants set plain = '', key_version = 0"));

        assertThat(Fair.proposals(fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"))))
                .containsExactly("Sejarah Kota Contoh > Rumah Gadang");
    }

    private void run() {
        List<Due> due = database.jdbi().withHandle(db -> chore.next(db, NOW, 10));
        while (!due.isEmpty()) {
            List<Due> parts = due;
            database.useTransaction(db -> chore.perform(db, parts, Fair.POLICY));
            due = database.jdbi().withHandle(db -> chore.next(db, NOW, 10));
        }
    }
}
