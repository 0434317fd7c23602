package id.simpul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimpulTest {
    private static final Map<String, String> ENGLISH = Map.of("LANG", "en_GB.UTF-8");

    private static final Pattern NAMED = Pattern.compile("`\\./simpul ([^`]+)`");

    /** Read once: it takes long. */
    private static final CommandLine ALL = Simpul.all();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = speaking(ALL);

    static Stream<String> every_command() {
        List<String> names = new ArrayList<>();
        collect("", ALL, names);
        return names.stream();
    }

    private static void collect(String path, CommandLine command, List<String> names) {
        command.getSubcommands().forEach((name, sub) -> {
            if (!name.equals("help")) {
                names.add((path + " " + name).strip());
                collect(path + " " + name, sub, names);
            }
        });
    }

    @Test
    void every_command_that_an_alarm_names_is_one() throws IOException {
        List<String> named = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("docker"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                NAMED.matcher(text).results().map(found -> found.group(1)).forEach(named::add);
                assertThat(NAMED.matcher(text).replaceAll(""))
                        .as("%s: where a command ends is to be seen", file)
                        .doesNotContain("./simpul ");
            }
        }

        assertThat(named).contains("failures", "check").allSatisfy(command -> ALL.parseArgs(command.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("every_command")
    void every_command_says_what_it_does(String command) {
        assertThat(line.execute((command + " --help").split(" "))).isZero();

        assertThat(out.toString()).startsWith("Usage: simpul " + command).contains(".\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("every_command")
    void an_option_that_is_not_there_is_told_of_in_one_line(String command) {
        assertThat(line.execute((command + " --no-such-option").split(" "))).isEqualTo(64);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("simpul: ")
                .endsWith(" --help");
    }

    @ParameterizedTest
    @MethodSource("every_command")
    void a_command_read_alone_is_the_same_as_among_all(String command) {
        for (String option : List.of("--help", "--version", "--no-such-option")) {
            String[] words = (command + " " + option).split(" ");

            assertThat(heard(OneCommand.of(words).orElseThrow(), words)).isEqualTo(heard(ALL, words));
        }
    }

    private String heard(CommandLine commands, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return speaking(commands).execute(words) + " " + out + err;
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "--version", "-h", "runn", ""})
    void what_shows_or_seeks_the_commands_reads_them_all(String word) {
        assertThat(OneCommand.of(word)).isEmpty();
    }

    private CommandLine speaking(CommandLine commands) {
        return Simpul.speaking(commands, new PrintWriter(out, true), new PrintWriter(err, true), ENGLISH);
    }

    @Test
    void a_command_that_is_not_there_is_told_of_in_one_line() {
        assertThat(line.execute("runn")).isEqualTo(64);

        assertThat(err.toString())
                .contains("runn", "run", "agreement, ", "partner, ", "pending, ")
                .doesNotContain("index");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void what_cannot_be_done_is_told_in_indonesian_unless_the_locale_is_english() {
        CommandLine indonesian =
                Simpul.speaking(Simpul.all(), new PrintWriter(out), new PrintWriter(err), Map.of("LANG", "C.UTF-8"));

        indonesian.execute("confirm", "apa");

        assertThat(err.toString())
                .isEqualTo("simpul: Yang dapat dipastikan: moved, older-database, clock, policy-file."
                        + System.lineSeparator());
    }

    @Test
    void the_configuration_of_a_broker_is_printed() {
        assertThat(line.execute("broker-config")).isZero();

        assertThat(out.toString()).contains("<acceptors>");
    }
}
