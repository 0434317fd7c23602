package id.simpul.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Watched;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.rotation.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final World world = World.small();

    @BeforeEach
    void a_library() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static ObjectNode item(String barcode, String title) {
        return Json.object()
                .put("barcode", barcode)
                .put("title", title)
                .put("collection", "children")
                .put("condition", "good")
                .put("lendable", true);
    }

    private void catalogue(ObjectNode... items) {
        List<Request> list = new ArrayList<>();
        for (ObjectNode item : items) {
            list.add(world.request("library", RequestType.CATALOGUE_ITEM, item));
        }
        world.ask(list);
    }

    @Test
    void copies_of_one_work_are_one_title() {
        catalogue(item("b1", "Si Kancil"), item("b2", "SI KANCIL."), item("b3", "Timun Mas"));
        catalogue(item("b4", "si kancil"));
        assertThat(world.text("select count(distinct title) from items")).isEqualTo("2");
    }

    /** What it runs is planned once, on tables that may be empty then. */
    @Test
    void what_is_told_of_copies_is_read_by_indexes_even_while_the_tables_are_empty() {
        Items items = new Items();
        Request told = world.request("library", RequestType.CATALOGUE_ITEM, item("b1", "Si Kancil"));
        String scanned = world.database.inTransaction(db -> {
            CatalogueFacts facts = items.factsFor(db, List.of(told));
            WorkRows.write(db, List.of(Placing.of(facts.described(told), facts)), told.time());
            items.factsFor(db, List.of(told));
            return db.createQuery("""
                            select coalesce(string_agg(relname, ' '), '') from pg_stat_xact_user_tables
                             where relname in ('items', 'titles', 'title_keys', 'title_doubts') and seq_scan > 0
                            """).mapTo(String.class).one();
        });
        assertThat(world.text("select barcode from items")).isEqualTo("b1");
        assertThat(scanned).isEmpty();
    }

    @Test
    void a_title_is_written_alike_once_and_anew_when_the_hub_does_it_otherwise() {
        catalogue(item("b1", "Si Kancil & Buaya!").put("volume", "Jilid 2"));
        String stored = "select plain || '/' || bare || '/' || key_version from titles";
        assertThat(world.text(stored)).isEqualTo("si kancil dan buaya 2/si kancil dan buaya/" + TitleKey.VERSION);

        world.database.useTransaction(
                db -> db.execute("update titles set plain = 'old', bare = 'old', key_version = 0"));
        Chore chore = new Watched(Titles.spelling(world.schedule.mornings()));
        Instant now = world.schedule.mornings().at(world.today());
        List<Chore.Due> due = world.database.jdbi().withHandle(db -> chore.next(db, now, 10));
        world.database.useTransaction(db -> chore.perform(db, due, world.schedule.policyOn(world.today())));

        assertThat(world.text(stored)).isEqualTo("si kancil dan buaya 2/si kancil dan buaya/" + TitleKey.VERSION);
        List<Chore.Due> left = world.database.jdbi().withHandle(db -> chore.next(db, now, 10));
        assertThat(left).isEmpty();
    }

    @Test
    void an_isbn_makes_titles_spelt_differently_one_also_when_it_comes_later() {
        catalogue(item("b1", "Si Kancil").put("isbn", "9780306406157"), item("b2", "Kisah Si Kancil"));
        assertThat(world.text("select count(distinct title) from items")).isEqualTo("2");
        catalogue(item("b2", "Kisah Si Kancil").put("isbn", "0-306-40615-2"));
        assertThat(world.text("select count(distinct title) from items")).isEqualTo("1");
        assertThat(world.text("select count(*) from titles where same_as is not null"))
                .isEqualTo("1");
        catalogue(item("b3", "Si Kancil"), item("b4", "Kisah Si Kancil"));
        assertThat(world.text("select count(distinct title) from items")).isEqualTo("1");
    }

    @Test
    void an_item_told_again_is_changed_and_not_doubled_even_within_one_list() {
        catalogue(
                item("b1", "Si Kancil"),
                item("b1", "Si Kancil").put("condition", "worn").put("year", 2001));
        assertThat(world.text("select condition || ' ' || year from items")).isEqualTo("worn 2001");
        catalogue(item("b1", "Timun Mas"));
        assertThat(world.text("select titles.title from items join titles on titles.id = items.title"))
                .isEqualTo("Timun Mas");
    }

    @Test
    void grades_missing_means_both() {
        catalogue(item("b1", "Si Kancil"));
        assertThat(world.text("select grades from items")).isEqualTo("both");
    }
}
