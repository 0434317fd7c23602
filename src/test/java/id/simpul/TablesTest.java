package id.simpul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may touch which table, read from the SQL in the code: a table belongs to the package that inserts into it. What others need
 * of it, its owner offers as a view, a function or a method.
 */
class TablesTest {
    private static final Path CODE = Path.of("src/main/java/id/simpul");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern CREATED = Pattern.compile("(?m)^create table (\\w+)");
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*+)\"", Pattern.DOTALL);
    /** A function that only one package calls, whose text stands with the tables. */
    private static final Pattern FUNCTION = Pattern.compile(
            "create (?:or replace )?function (\\w+)\\(.*?\\$\\$(.*?)\\$\\$;\\s*comment on function \\1 is 'For the (\\w+) alone",
            Pattern.DOTALL);

    private static final Pattern FEATURE = Pattern.compile("class \\w+ implements Feature\\b");

    /** Tables of the ground that everybody may read as they are. */
    private static final Map<String, String> OPEN = Map.of(
            "titles", "what copies are known by",
            "items", "copies are locked by who lends or gives them, and a view of more than one table would lock more",
            "events", "the history of what every feature did",
            "jobs", "a feature asks which parts of its own work are done");

    /** Who reads tables of others nevertheless: a package all of them, or one table. */
    private static final Map<String, String> READERS = Map.of(
            "evaluation", "figures are counted from all that is recorded, as it was known at a cut-off (R30)",
            "demo", "shows what came of it all, as somebody with a database client would see it",
            "rotation partners", "the chore that sums up a quarter tells whoever takes part that day");

    private enum Access {
        INSERT("insert\\s+into"),
        CHANGE("update|delete\\s+from"),
        READ("(?<!delete )from|join|using");

        private final Pattern pattern;

        Access(String words) {
            pattern = Pattern.compile("\\b(?:" + words + ")\\s+(\\w+)");
        }

        Stream<String> tables(String sql) {
            return pattern.matcher(sql).results().map(match -> match.group(1));
        }
    }

    /** One use of a table in an SQL text. */
    private record Use(Path file, Access access, String table) {
        /** The package below the product's own. */
        String who() {
            return file.getName(0).toString();
        }

        boolean isIn(Map<String, String> exceptions) {
            return exceptions.containsKey(who()) || exceptions.containsKey(who() + " " + table);
        }
    }

    private final Set<String> tables = tables();
    private final List<Use> uses = uses();
    private final Map<String, String> owners = owners();
    private final Set<String> features = features();

    @Test
    void a_table_is_written_by_its_owner_alone() {
        assertThat(foreign(use -> use.access() != Access.READ)).isEmpty();
    }

    @Test
    void a_feature_reads_of_others_what_they_offer_and_not_their_tables() {
        assertThat(foreign(use -> use.access() == Access.READ))
                .filteredOn(use -> features.contains(use.who()))
                .filteredOn(use -> !OPEN.containsKey(use.table()) && !use.isIn(READERS))
                .isEmpty();
    }

    @Test
    void what_features_stand_on_reads_none_of_their_tables() {
        assertThat(foreign(use -> use.access() == Access.READ))
                .filteredOn(use -> features.contains(owners.get(use.table())))
                .filteredOn(use -> !use.isIn(READERS))
                .isEmpty();
    }

    @Test
    void every_exception_is_still_needed() {
        assertThat(READERS.keySet()).allMatch(who -> foreign(use -> use.access() == Access.READ).stream()
                .anyMatch(use -> use.isIn(Map.of(who, ""))));
        assertThat(OPEN.keySet()).allMatch(table -> foreign(use -> use.access() == Access.READ).stream()
                .anyMatch(use -> use.table().equals(table)));
    }

    private List<Use> foreign(Predicate<Use> which) {
        return uses.stream()
                .filter(which)
                .filter(use -> !use.who().equals(owners.get(use.table())))
                .toList();
    }

    /** A table into which nobody inserts, or two packages do, is a mistake. */
    private Map<String, String> owners() {
        Map<String, Set<String>> inserting = new TreeMap<>();
        tables.forEach(table -> inserting.put(table, new TreeSet<>()));
        uses.stream()
                .filter(use -> use.access() == Access.INSERT)
                .forEach(use -> inserting.get(use.table()).add(use.who()));
        assertThat(inserting)
                .allSatisfy((table, who) -> assertThat(who).as(table).hasSize(1));
        return inserting.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }

    private List<Use> uses() {
        List<Use> found = new ArrayList<>();
        files(CODE, ".java").forEach(file -> TEXT.matcher(read(file))
                .results()
                .map(match -> match.group())
                .forEach(text -> Stream.of(Access.values()).forEach(access -> access.tables(text)
                        .filter(tables::contains)
                        .forEach(table -> found.add(new Use(CODE.relativize(file), access, table))))));
        files(MIGRATIONS, ".sql")
                .forEach(file -> FUNCTION.matcher(read(file)).results().forEach(function -> Stream.of(Access.values())
                        .forEach(access -> access.tables(function.group(2))
                                .filter(tables::contains)
                                .forEach(table -> found.add(
                                        new Use(Path.of(function.group(3), function.group(1)), access, table))))));
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    /** A package with a feature in it; the catalogue is ground on which the others stand. */
    private static Set<String> features() {
        Set<String> features = files(CODE, ".java")
                .filter(file -> FEATURE.matcher(read(file)).find())
                .map(file -> CODE.relativize(file).getName(0).toString())
                .filter(name -> !name.equals("catalogue"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(features).hasSizeGreaterThanOrEqualTo(8);
        return features;
    }

    private static Set<String> tables() {
        return files(MIGRATIONS, ".sql")
                .flatMap(file -> CREATED.matcher(read(file)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
