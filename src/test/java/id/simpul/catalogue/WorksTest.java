package id.simpul.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.feature.Query;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import id.simpul.rotation.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which copies are of one work: by their titles, by ISBN, and by what staff say. */
@Shows(Rule.R5)
class WorksTest {
    private static final String ISBN = "9780306406157";
    private final World world = World.small();

    @BeforeEach
    void a_library() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void tell(String barcode, String title, String... more) {
        ObjectNode data = Json.object()
                .put("barcode", barcode)
                .put("title", title)
                .put("collection", "children")
                .put("condition", "good")
                .put("lendable", true);
        for (int place = 0; place < more.length; place += 2) {
            data.put(more[place], more[place + 1]);
        }
        assertThat(world.ask("library", RequestType.CATALOGUE_ITEM, data)).isInstanceOf(Decision.Accepted.class);
    }

    private Decision join(String one, String other) {
        return world.staff(
                RequestType.STAFF_CATALOGUE_JOIN, Json.object().put("one", one).put("other", other));
    }

    private Decision unjoin(String one) {
        return world.staff(RequestType.STAFF_CATALOGUE_UNJOIN, Json.object().put("one", one));
    }

    private Decision unjoin(String one, String other) {
        return world.staff(
                RequestType.STAFF_CATALOGUE_UNJOIN,
                Json.object().put("one", one).put("other", other));
    }

    private boolean areOne(String one, String other) {
        return world.text("select count(distinct title) from items where barcode in (?, ?)", one, other)
                .equals("1");
    }

    private List<String> doubtful() {
        return world.database
                .jdbi()
                .withHandle(db ->
                        CatalogueLists.all().get(0).page(db, new Query(Map.of(), Optional.empty(), 50)).rows().stream()
                                .map(row -> row.path("title").asText() + " | "
                                        + row.path("otherTitle").asText())
                                .toList());
    }

    @Test
    void a_wrong_isbn_joins_nothing_and_staff_are_asked_once() {
        tell("b1", "Si Kancil", "isbn", ISBN);
        tell("b2", "Timun Mas", "isbn", ISBN);
        tell("b3", "Timun Mas", "isbn", ISBN);
        assertThat(areOne("b1", "b2")).isFalse();
        assertThat(areOne("b2", "b3")).isTrue();
        assertThat(doubtful()).hasSize(1);

        unjoin("b2", "b1");

        assertThat(doubtful()).isEmpty();
        tell("b4", "Timun Mas", "isbn", ISBN);
        tell("b2", "Timun Mas", "isbn", ISBN);
        assertThat(doubtful()).isEmpty();
        assertThat(areOne("b1", "b4")).isFalse();
    }

    @Test
    void the_books_of_a_set_with_one_isbn_stay_works_of_their_own() {
        List<String> hewan = List.of("Gajah", "Singa", "Harimau", "Buaya");
        hewan.forEach(name -> tell(name, "Mengenal Hewan: " + name, "isbn", "978-0-306-40615-7 (no.jil.lengkap)"));
        hewan.forEach(name -> tell("lagi" + name, "Seri Hewan: " + name, "isbn", ISBN));
        assertThat(world.text("select count(distinct title) from items")).isEqualTo("8");
    }

    @Test
    void a_correction_with_the_same_isbn_is_the_same_work_and_prints_as_corrected() {
        tell("b1", "Laskar Dannau", "isbn", ISBN);
        tell("b2", "Laskar Danau", "isbn", ISBN);
        assertThat(areOne("b1", "b2")).isTrue();
        assertThat(world.text(
                        "select titles.title from items join titles on titles.id = described where barcode = 'b2'"))
                .isEqualTo("Laskar Danau");
    }

    @Test
    void a_missing_author_is_the_only_author_there_is_of_that_title() {
        tell("b1", "Petualangan Danau", "author", "Ananta Contoh");
        tell("b2", "Petualangan Danau");
        assertThat(areOne("b1", "b2")).isTrue();
        tell("c2", "Pantai Kami");
        tell("c1", "Pantai Kami", "author", "Ananta Contoh");
        assertThat(areOne("c1", "c2")).isTrue();
        tell("d1", "Gunung Kami", "author", "Ananta Contoh ; Budi Misal");
        tell("d2", "Gunung Kami", "author", "Contoh, Ananta");
        assertThat(areOne("d1", "d2")).isTrue();
        assertThat(doubtful()).isEmpty();
    }

    @Test
    void a_missing_author_of_two_or_of_a_title_of_one_word_is_for_staff_to_say() {
        tell("b1", "Cerita Rakyat", "author", "Ananta Contoh");
        tell("b2", "Cerita Rakyat", "author", "Budi Misal");
        tell("b3", "Cerita Rakyat");
        tell("c1", "Matematika", "author", "Ananta Contoh");
        tell("c2", "Matematika");
        assertThat(world.text("select count(distinct title) from items")).isEqualTo("5");
        assertThat(doubtful()).hasSize(3);
        join("b1", "b3");
        assertThat(areOne("b1", "b3")).isTrue();
        assertThat(areOne("b1", "b2")).isFalse();
        unjoin("c2");
        tell("c3", "Matematika");
        assertThat(areOne("c1", "c3")).isFalse();
    }

    @Test
    void another_author_who_comes_later_to_a_title_without_one_is_for_staff_to_say() {
        tell("b1", "Cerita Rakyat", "author", "Ananta Contoh");
        tell("b2", "Cerita Rakyat");
        tell("b3", "Cerita Rakyat", "author", "Budi Misal");
        assertThat(areOne("b1", "b2")).isTrue();
        assertThat(areOne("b1", "b3")).isFalse();
        assertThat(doubtful()).hasSize(1);
    }

    @Test
    void a_join_can_be_undone_and_each_copy_has_its_own_title_again() {
        tell("b1", "Si Kancil");
        tell("b2", "Timun Mas");
        tell("b3", "Timun Mas");
        join("b1", "b2");
        assertThat(areOne("b1", "b3")).isTrue();
        tell("b4", "Timun Mas");
        assertThat(areOne("b1", "b4")).isTrue();

        assertThat(unjoin("b4").outcome().path("works").toString()).isEqualTo("[\"Timun Mas\",\"Si Kancil\"]");

        assertThat(areOne("b1", "b2")).isFalse();
        assertThat(areOne("b2", "b3")).isTrue();
        assertThat(areOne("b2", "b4")).isTrue();
        tell("b5", "Timun Mas");
        assertThat(areOne("b2", "b5")).isTrue();
        assertThat(areOne("b1", "b5")).isFalse();
    }

    @Test
    void the_work_that_others_were_joined_to_can_be_taken_apart_too() {
        tell("b1", "Si Kancil");
        tell("b2", "Timun Mas");
        tell("b3", "Bawang Merah");
        join("b1", "b2");
        join("b1", "b3");
        unjoin("b1");
        assertThat(areOne("b1", "b2")).isFalse();
        assertThat(areOne("b2", "b3")).isTrue();
        tell("b4", "Si Kancil");
        assertThat(areOne("b1", "b4")).isTrue();
        assertThat(
                        world.text(
                                "select count(*) from titles as a join titles as b on b.id = a.same_as where b.same_as is not null"))
                .isEqualTo("0");
    }

    @Test
    void what_staff_took_apart_they_may_join_again() {
        tell("b1", "Si Kancil");
        tell("b2", "Kisah Si Kancil", "isbn", ISBN);
        unjoin("b1", "b2");
        tell("b1", "Si Kancil", "isbn", ISBN);
        assertThat(areOne("b1", "b2")).isFalse();
        join("b2", "b1");
        assertThat(areOne("b1", "b2")).isTrue();
        tell("b1", "Si Kancil", "isbn", ISBN);
        assertThat(areOne("b1", "b2")).isTrue();
        assertThat(World.codes(unjoin("b0"))).containsExactly("not-found");
    }

    @Test
    void there_is_nothing_to_take_apart_where_nothing_was_joined() {
        tell("b1", "Si Kancil");
        assertThat(World.codes(unjoin("b1"))).containsExactly("nothing-to-unjoin");
    }

    @Test
    void titles_that_a_newer_hub_knows_to_be_one_are_joined_in_steps_and_nothing_is_lost() {
        tell("b1", "Si Kancil");
        tell("b2", "Timun Mas", "isbn", ISBN);
        tell("b3", "Bawang Merah");
        // As an earlier version left them: two spellings of one work, and a wrong join by ISBN.
        world.database.useTransaction(db -> {
            db.execute("update items set described = null");
            db.execute("delete from title_keys");
            db.execute("insert into titles (id, title, key_version) values ('tit-old', 'SI KANCIL / ', 1)");
            db.execute("insert into title_keys (key, title) select id, id from titles");
            db.execute("""
                    insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                    select 'b0', 'tit-old', collection, grades, condition, lendable, changed_at from items where barcode = 'b1'
                    """);
            db.execute("update titles set key_version = 1, plain = ''");
            db.execute("""
                    update titles set same_as = (select id from titles where title = 'Timun Mas')
                     where title = 'Bawang Merah'
                    """);
            db.execute(
                    "update items set title = (select id from titles where title = 'Timun Mas') where barcode = 'b3'");
        });

        renewed();

        assertThat(areOne("b0", "b1")).isTrue();
        assertThat(world.text("select count(*) from titles where key_version < ?", TitleKey.VERSION))
                .isEqualTo("0");
        assertThat(world.text("select count(*) from titles")).isEqualTo("4");
        assertThat(doubtful()).hasSize(1);
        assertThat(World.codes(unjoin("b3"))).containsExactly("own-title-unknown");
        tell("b3", "Bawang Merah");
        unjoin("b3");
        assertThat(areOne("b2", "b3")).isFalse();
    }

    /** In steps of one title each, each of its own transaction. */
    private void renewed() {
        SpellingChore chore = Titles.spelling(world.schedule.mornings());
        Instant now = world.schedule.mornings().at(world.today());
        for (int step = 0; step < 4; step++) {
            world.database.useTransaction(db -> chore.renewing().renew(db, 1, now));
        }
        assertThat(world.database.jdbi().<List<Chore.Due>, RuntimeException>withHandle(db -> chore.next(db, now, 10)))
                .isEmpty();
    }

    @Test
    void copies_are_lost_found_and_withdrawn_and_only_staff_bring_one_back() {
        tell("b1", "Si Kancil");
        tell("b2", "Timun Mas");
        assertThat(copies("lost", "b1", "b9").reasons()).hasSize(1);
        assertThat(world.text("select lost || ' ' || gone from items where barcode = 'b1'"))
                .isEqualTo("true lost");
        tell("b1", "Si Kancil");
        assertThat(world.text("select lost from items where barcode = 'b1'")).isEqualTo("t");
        assertThat(copies("found", "b1")).isInstanceOf(Decision.Accepted.class);
        assertThat(world.text("select lost from items where barcode = 'b1'")).isEqualTo("f");
        assertThat(World.codes(copies("found", "b1"))).containsExactly("copy-stays");
        assertThat(copies("withdrawn", "b2")).isInstanceOf(Decision.Accepted.class);
        assertThat(World.codes(copies("found", "b2"))).containsExactly("copy-stays");
        tell("b2", "Timun Mas");
        assertThat(world.text("select lost || ' ' || gone from items where barcode = 'b2'"))
                .isEqualTo("true withdrawn");
        assertThat(world.history).contains("b1 lost", "b1 found", "b2 withdrawn");
    }

    private Decision copies(String act, String... barcodes) {
        ObjectNode data = Json.object().put("act", act);
        List.of(barcodes).forEach(data.withArray("barcodes")::add);
        return world.staff(RequestType.STAFF_CATALOGUE_COPIES, data);
    }
}
