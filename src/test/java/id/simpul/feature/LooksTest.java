package id.simpul.feature;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Shows(Rule.R20)
class LooksTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final Listing<String> LIST = new Listing<>(
            "partner.list",
            List.of(
                    Column.id("partner", Phrase.verbatim("mitra"), row -> row),
                    Column.personal("contact", Phrase.verbatim("orang"), row -> row)),
            (db, query) -> Page.whole(List.of()));

    private final Database database = TestDatabase.fresh();

    private List<String> kept() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "select step || ' ' || subject || ' ' || detail from events order by seq")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whoever_is_shown_persons_leaves_a_trace_with_their_partners_and_without_their_names() {
        database.jdbi()
                .useHandle(db -> Looks.by(Optional.of(new Looks.Reader("Sari", "console", "")), () -> {
                    Looks.keepHere(
                            db,
                            LIST,
                            List.of(
                                    Json.object().put("partner", "sd-01").put("contact", "Rina Contoh"),
                                    Json.object().put("partner", "sd-02"),
                                    Json.object().put("partner", "sd-03").put("contact", "Budi Contoh")),
                            NOW);
                    return "";
                }));

        assertThat(kept())
                .containsExactly(
                        "list-shown partner.list {\"by\":\"Sari\",\"reason\":\"\",\"door\":\"console\",\"rows\":2,\"partners\":\"sd-01 sd-03\"}");
    }

    @Test
    void a_page_that_names_nobody_or_is_made_for_nobody_who_may_see_leaves_none() {
        database.jdbi().useHandle(db -> {
            Looks.by(Optional.of(new Looks.Reader("Sari", "console", "")), () -> {
                Looks.keepHere(db, LIST, List.of(Json.object().put("partner", "sd-02")), NOW);
                return "";
            });
            Looks.by(Optional.empty(), () -> {
                Looks.keepHere(
                        db, LIST, List.of(Json.object().put("partner", "sd-01").put("contact", "Rina")), NOW);
                return "";
            });
            Looks.keepHere(
                    db, LIST, List.of(Json.object().put("partner", "sd-01").put("contact", "Rina")), NOW);
        });

        assertThat(kept()).isEmpty();
    }

    @Test
    void a_paper_leaves_a_trace_and_a_report_without_persons_none() {
        Reader asked = new Reader();
        database.jdbi().useHandle(db -> {
            Looks.keep(db, asked.document("paper.labels"), asked.query(), asked.who(), NOW);
            Looks.keep(db, asked.document("evaluation.report"), asked.query(), asked.who(), NOW);
        });

        assertThat(kept()).hasSize(1).first().asString().contains("paper.labels", "\"where\":\"bat-1\"");
    }

    private record Reader() {
        Document document(String name) {
            return new Document(name, List.of(), (db, query) -> Page.whole(List.of()));
        }

        Query query() {
            return new Query(java.util.Map.of("batch", "bat-1"), Optional.empty(), 10);
        }

        Looks.Reader who() {
            return new Looks.Reader("Sari", "command", "cetak");
        }
    }
}
