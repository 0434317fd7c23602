package id.simpul.person;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of every column that could hold words it is said whether something of a person may stand there. */
class MarksTest {
    private final Database database = TestDatabase.fresh();

    private List<String> columns() {
        return database.jdbi()
                .withHandle(db -> db.createQuery("""
                        select c.table_name || '.' || c.column_name
                          from information_schema.columns c
                          join information_schema.tables t using (table_schema, table_name)
                         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'flyway_schema_history'
                           and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
                         order by 1
                        """).mapTo(String.class).list());
    }

    @Test
    void every_column_of_words_bears_a_mark_or_is_known_to_hold_nobody() throws IOException {
        Set<String> marked = database.jdbi().withHandle(Mark::all).stream()
                .map(mark -> mark.table() + "." + mark.column())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> nobody = new TreeSet<>(List.of(new String(
                        MarksTest.class
                                .getResourceAsStream("/columns-without-persons.txt")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .split("\\s+")));
        Set<String> unsaid = new TreeSet<>(columns());
        unsaid.removeAll(marked);
        unsaid.removeAll(nobody);

        assertThat(unsaid)
                .as("mark them by a comment as V251 does, or name them in columns-without-persons.txt")
                .isEmpty();
        assertThat(columns()).as("columns that are named and gone").containsAll(nobody);
        assertThat(nobody).as("columns that are both").doesNotContainAnyElementsOf(marked);
    }
}
