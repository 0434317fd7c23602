package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Said;
import id.simpul.hub.control.ControlDoor;
import id.simpul.ledger.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** A catalogue is brought in at a terminal, and by scripts. */
class ImportCommandTest {
    private static final String ID = "cat-1";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private Optional<String> typed = Optional.empty();
    private boolean somebodyThere = true;
    private String state = "looked";
    private Path file;

    @BeforeEach
    void a_file() throws Exception {
        file = Files.writeString(home.resolve("katalog.csv"), "barcode,title\n1,Satu\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "ya", " YES "})
    void at_a_terminal_it_is_shown_and_asked_about_before_it_is_taken(String answer) {
        typed = Optional.of(answer);

        assertThat(run()).isZero();

        assertThat(asked)
                .containsExactly("upload katalog.csv", "look", "Take all that is shown above? [y/N] ", "take cat-1");
        assertThat(out.toString()).contains("12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "tidak", "yy", "<end of input>"})
    void anything_but_yes_takes_nothing_and_says_how_to_take_it_later(String answer) {
        typed = Optional.of(answer).filter(said -> !said.startsWith("<"));

        assertThat(run()).isZero();

        assertThat(asked).doesNotContain("take cat-1");
        assertThat(out.toString()).contains("Nothing was taken. Later: ./simpul catalogue confirm cat-1");
    }

    @Test
    void it_is_not_asked_about_where_it_was_said_before_or_nobody_is_there() {
        for (String[] options : new String[][] {{"--yes"}, {"--confirm", ID}, {"--json"}}) {
            asked.clear();
            state = "looked";
            assertThat(run(options)).as(Arrays.toString(options)).isZero();
            assertThat(asked).contains("take cat-1").noneMatch(one -> one.startsWith("Take"));
        }
        asked.clear();
        state = "looked";
        somebodyThere = false;
        assertThat(run()).isZero();
        assertThat(asked).containsExactly("upload katalog.csv", "look", "take cat-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--preview", "--dry-run"})
    void a_preview_takes_nothing_and_asks_nothing(String option) {
        assertThat(run(option)).isZero();
        assertThat(asked).containsExactly("upload katalog.csv", "look");
    }

    @Test
    void another_file_than_the_one_confirmed_or_of_another_form_is_refused() {
        assertThat(run("--confirm", "cat-2")).isNotZero();
        assertThat(err.toString()).contains("not what was looked through as cat-2, but cat-1");
        assertThat(run("--format", "marc")).isNotZero();
        assertThat(err.toString()).contains("This is csv, not marc; nothing was taken.");
        assertThat(run("--format", "csv", "--yes")).isZero();
        assertThat(asked.stream().filter(one -> one.startsWith("take"))).hasSize(1);
    }

    @Test
    void a_batch_is_written_as_a_file_of_marc() {
        Act act = call -> Said.of(List.of(Json.object()
                .put("name", "bat-1.mrc")
                .put("file", Base64.getEncoder().encodeToString("00026".getBytes(StandardCharsets.UTF_8)))));
        Path marc = home.resolve("bat-1.mrc");
        try (ControlDoor door = new ControlDoor(home, Map.of("batch.marc", act))) {
            assertThat(door).isNotNull();
            assertThat(new CommandLine(new BatchCommand(), onHome())
                            .setOut(new PrintWriter(out, true))
                            .execute("marc", "bat-1", marc.toString()))
                    .isZero();
        }
        assertThat(marc).hasContent("00026");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("import", file.toString(), "--language", "en"));
        arguments.addAll(List.of(options));
        try (ControlDoor door = new ControlDoor(home, acts())) {
            assertThat(door).isNotNull();
            return new CommandLine(new CatalogueCommand(), onHome())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .setExecutionExceptionHandler((failure, line, parsed) -> {
                        err.append(failure.getMessage());
                        return 1;
                    })
                    .execute(arguments.toArray(String[]::new));
        }
    }

    private Map<String, Act> acts() {
        return Map.of(
                "catalogue.upload",
                        call -> {
                            asked.add("upload " + call.arguments().path("name").asText());
                            return Said.of(List.of(Json.object().put("sha256", "x")));
                        },
                "catalogue.look",
                        call -> {
                            asked.add("look");
                            return Said.of(List.of(seen()));
                        },
                "catalogue.imports", call -> Said.of(List.of(seen())),
                "catalogue.import.lines", call -> Said.of(List.of()),
                "catalogue.import",
                        call -> {
                            asked.add("take " + call.arguments().path("import").asText());
                            state = "done";
                            return Said.of(List.of(seen()));
                        });
    }

    private ObjectNode seen() {
        return Json.object()
                .put("import", ID)
                .put("state", state)
                .put("format", "csv")
                .put("records", 12)
                .put("new", 12);
    }

    private IFactory onHome() {
        Terminal terminal = new Terminal() {
            @Override
            public boolean isThere() {
                return somebodyThere;
            }

            @Override
            public Optional<String> answer(String question) {
                asked.add(question);
                return typed;
            }
        };
        return new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == Context.class
                        ? type.cast(new Context(Map.of("SIMPUL_HOME", home.toString()), terminal))
                        : CommandLine.defaultFactory().create(type);
            }
        };
    }
}
