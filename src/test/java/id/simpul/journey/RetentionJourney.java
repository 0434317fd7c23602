package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptAmount;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/retention.md} says of every table how long what is in it is kept, and the hub does as it says. */
@Shows(Rule.R20)
class RetentionJourney {
    private static final Path DOCUMENT = Path.of("docs", "retention.md");

    @TempDir
    private Path home;

    private WholeHub hub;

    @BeforeEach
    void start() {
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", "2026-09-15T03:00:00Z")
                .start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void every_kind_goes_each_morning_and_is_told_of() {
        hub.hub()
                .acts()
                .get("clock.set")
                .perform(Json.object().put("instant", "2026-09-17T03:00:00Z"), WholeHub.staff());

        Set<String> kinds = hub.hub().work().overview().kept().stream()
                .map(one -> one.kind().name())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(hub.rows("select kind from tidied where day = '2026-09-17' order by 1"))
                .containsExactlyElementsOf(kinds);
        assertThat(hub.rows("select job || ' ' || error from jobs where error is not null"))
                .isEmpty();
        List<KeptAmount> amounts = hub.hub()
                .stores()
                .database()
                .inTransaction(db -> hub.hub().work().overview().kept().stream()
                        .map(one -> KeptAmount.of(db, one, Policies.defaults().zone()))
                        .toList());
        assertThat(amounts).hasSameSizeAs(kinds);
        assertThat(hub.observed("metrics")).contains("simpul_kept_bytes{kind=\"notices\"}");
    }

    /** Written anew with {@code -Dwrite.docs=true}. */
    @Test
    void the_document_is_up_to_date_and_leaves_no_table_out() throws IOException {
        String document = document();
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT)
                .content()
                .as("write it anew with -Dwrite.docs=true")
                .isEqualTo(document);
    }

    private String document() {
        List<Kept> kept = hub.hub().work().overview().kept();
        Set<String> tables = new TreeSet<>(
                hub.rows(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"));
        StringBuilder text = new StringBuilder("""
                # How long things are kept

                Made from what the hub does and from the shipped policy; `RetentionJourney` fails when this page says something else, or when a table is missing in it. The terms are days in
                `policy.yaml`, dated like every other field; each morning the work `retention.tidy` lets go what is past its time, at most 5,000 rows in a transaction. What is still open never goes.
                How much there is: `./simpul job kept`, the page *Lama penyimpanan*, the metrics `simpul_kept_rows`, `simpul_kept_bytes` and `simpul_kept_oldest_days`; `check` tells when something is kept
                two weeks longer than stated.

                ## For a time

                | what | days | counted | then | table | field |
                |---|---|---|---|---|---|
                """);
        LocalDate today = LocalDate.of(2026, 9, 15);
        kept.forEach(one -> text.append("| ")
                .append(one.kind().what().english())
                .append(" | ")
                .append(one.term().days().applyAsInt(Policies.defaults().asOf(today)))
                .append(" | ")
                .append(one.term().since().english())
                .append(" | ")
                .append(one.kind().then() == Kept.Then.GONE ? "gone" : "stays without persons")
                .append(" | ")
                .append(one.kind().table().isEmpty() ? "" : "`" + one.kind().table() + "`")
                .append(" | `")
                .append(one.term().field())
                .append("` |\n"));
        int personal = Policies.defaults().asOf(today).requests().personalDataDays();
        KeptElsewhere.SHORT.forEach((table, line) -> text.append("| ")
                .append(line.formatted(
                        personal, Policies.defaults().asOf(today).requests().failuresDays()))
                .append(" | `")
                .append(table)
                .append("` | |\n"));
        text.append("""

                At the broker replies and notices wait `requests.replies-days` (%d) to be read. What a partner's own systems keep, and mails that have gone out, are theirs.

                ## For ever, without persons

                Which school had which work (R5), what was agreed, given, booked and reported stays: rules and evaluations of later years rest on it. Ids of requests stay with a keyed fingerprint and the
                reply, so that none has its effect twice.

                | table | what |
                |---|---|
                """.formatted(Policies.defaults().asOf(today).requests().repliesDays()));
        KeptElsewhere.FOR_EVER.forEach((table, what) ->
                text.append("| `").append(table).append("` | ").append(what).append(" |\n"));
        text.append("\n## As long as it is in use\n\n| table | what |\n|---|---|\n");
        KeptElsewhere.IN_USE.forEach((table, what) ->
                text.append("| `").append(table).append("` | ").append(what).append(" |\n"));
        kept.forEach(one -> tables.remove(one.kind().table()));
        tables.removeAll(KeptElsewhere.SHORT.keySet());
        tables.removeAll(KeptElsewhere.FOR_EVER.keySet());
        tables.removeAll(KeptElsewhere.IN_USE.keySet());
        assertThat(tables)
                .as("tables of which nobody has said how long they are kept")
                .isEmpty();
        return text.append(KeptElsewhere.SPACE).toString();
    }
}
