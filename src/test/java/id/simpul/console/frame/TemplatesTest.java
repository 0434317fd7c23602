package id.simpul.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates may not hold, so that nothing a partner writes is ever run; and that every word is there in both languages. */
class TemplatesTest {
    private static final Path FOLDER = Path.of("src/main/resources/console");
    private static final Pattern KEY = Pattern.compile("words\\.get\\(\"([a-z0-9.-]+)\"[,)]");

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> templates = files.filter(file -> file.toString().endsWith(".peb"))
                    .sorted()
                    .toList();
            assertThat(templates).hasSizeGreaterThan(10);
            return templates;
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_lets_nothing_be_run(Path template) throws IOException {
        String text = Files.readString(template);
        assertThat(text)
                .doesNotContainPattern("\\|\\s*raw")
                .doesNotContain("autoescape")
                .doesNotContainPattern("(?i)\\sstyle\\s*=")
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("(?i)hx-(on|vals=.js)")
                // WhatsApp's own links, to a number that is digits alone, lead away because somebody clicks them.
                .doesNotContainPattern("(?i)(src|href)=\"(https?:)?//(?!wa[.]me/\\{\\{ phone \\}\\}\\?text=)");
    }

    /** An apostrophe is doubled where something is filled in, and only there. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void words_have_their_apostrophes_once(String language) throws IOException {
        Properties words = words(language);
        assertThat(words.stringPropertyNames()).isNotEmpty().allSatisfy(key -> {
            String text = words.getProperty(key);
            assertThat(text.contains("{") ? text.replace("''", "") : text)
                    .as(key)
                    .doesNotContain(text.contains("{") ? "'" : "''");
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_form_that_is_posted_carries_its_sessions_token(Path template) throws IOException {
        Pattern form = Pattern.compile("(?s)<form method=\"post\".*?</form>");
        if (template.getFileName().toString().startsWith("letter")) {
            // No session, and no cookie that another site could have sent along: whoever has the address may.
            assertThat(Files.readString(template)).doesNotContain("csrf", "<script");
            return;
        }
        assertThat(form.matcher(Files.readString(template)).results().map(one -> one.group()))
                .allMatch(one -> one.contains("name=\"csrf\" value=\"{{ csrf }}\""));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_word_of_a_template_is_there(Path template) throws IOException {
        Set<String> keys = KEY.matcher(Files.readString(template))
                .results()
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(words("id").stringPropertyNames()).containsAll(keys);
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(words("en").stringPropertyNames())
                .isEqualTo(words("id").stringPropertyNames())
                .hasSizeGreaterThan(100);
    }

    @Test
    void every_entry_that_the_menu_may_have_has_its_words() throws IOException {
        assertThat(words("id").stringPropertyNames())
                .containsAll(Menu.addresses().stream()
                        .map(address -> "menu" + address.replace('/', '.'))
                        .toList());
    }

    /** They are for people at a desk of a library. Its one page for whoever runs it is the system's. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void no_word_is_a_programmers(String language) throws IOException {
        Properties words = words(language);
        assertThat(words.stringPropertyNames())
                // R16 calls an exchange that is not one for one an exception.
                .filteredOn(key -> !key.startsWith("system.") && !key.startsWith("act.staff.exception"))
                .allSatisfy(key -> assertThat(words.getProperty(key))
                        .doesNotContainPattern("(?i)\\b(queue|antrean|broker|exception|endpoint|dlq|null|json)\\b")
                        .doesNotContainPattern("\\b[a-z]+[A-Z][a-z]+\\b"));
    }

    @Test
    void the_style_is_small() throws IOException {
        assertThat(Files.size(FOLDER.resolve("app.css"))).isLessThanOrEqualTo(15 * 1024);
        assertThat(Files.size(FOLDER.resolve("app.js"))).isLessThanOrEqualTo(8 * 1024);
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = TemplatesTest.class.getResourceAsStream("/console_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
