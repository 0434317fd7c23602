package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That what a page shows, a command shows too. */
class EveryListTest {
    private static final Path CODE = Path.of("src/main/java/id/simpul");
    private static final Pattern LIST = Pattern.compile("new Listing<[^()]*>\\(\\s*\"([a-z.]+)\"");

    private static final Pattern NAME = Pattern.compile("^[^()]*>\\(\\s*\"([a-z.]+)\"");

    @Test
    void each_list_that_a_page_shows_is_shown_by_a_command() {
        String pages = code("console");
        String commands = code("command");
        Set<String> shown = new TreeSet<>();
        LIST.matcher(code("")).results().map(found -> found.group(1)).forEach(shown::add);
        shown.removeIf(list -> !pages.contains('"' + list + '"'));
        assertThat(shown).hasSizeGreaterThan(40);

        List<String> without = shown.stream()
                .filter(list -> !commands.contains('"' + list + '"'))
                .toList();

        assertThat(without).isEmpty();
    }

    /** By the options that all lists have: nobody names an order twice. */
    @Test
    void each_list_that_is_sorted_on_its_page_is_sorted_by_its_command() {
        Set<String> sorted = new TreeSet<>();
        String[] lists = code("").split("new Listing<", -1);
        for (String list : lists) {
            Matcher name = NAME.matcher(list);
            if (name.find() && list.contains(".sortedBy(")) {
                sorted.add(name.group(1));
            }
        }
        assertThat(sorted).hasSizeGreaterThan(10);

        String commands = code("command").replaceAll("\\s+", "");

        assertThat(sorted).allSatisfy(list -> assertThat(commands)
                .as("A command that lists " + list + " with ListOptions")
                .containsPattern("list\\(\"" + Pattern.quote(list) + "\",[^;]*,options\\)"));
    }

    private static String code(String folder) {
        try (Stream<Path> files = Files.walk(CODE.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(EveryListTest::read)
                    .collect(Collectors.joining());
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
