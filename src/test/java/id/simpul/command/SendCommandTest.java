package id.simpul.command;

import static id.simpul.client.AnsweringHub.SCHOOL;
import static id.simpul.client.AnsweringHub.asking;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.client.AnsweringHub;
import id.simpul.client.Protocol;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SendCommandTest {
    @TempDir
    static Path home;

    @TempDir
    Path files;

    private static AnsweringHub hub;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        hub = new AnsweringHub(home);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    private int send(Map<String, String> environment, String... arguments) {
        List<String> line = new ArrayList<>(List.of(SCHOOL.value(), "--port", "" + hub.port(Protocol.AMQP)));
        line.addAll(Arrays.asList(arguments));
        return new CommandLine(new SendCommand(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    err.write(thrown.getMessage());
                    return 1;
                })
                .execute(line.toArray(String[]::new));
    }

    private int send(String... arguments) {
        return send(Map.of("SIMPUL_PARTNER_PASSWORD", hub.password), arguments);
    }

    private String file(String name, byte[]... lines) throws Exception {
        StringBuilder text = new StringBuilder();
        for (byte[] line : lines) {
            text.append(new String(line, StandardCharsets.UTF_8)).append("\r\n\n");
        }
        return Files.writeString(files.resolve(name), text).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, pending, 0",
        "accepted, refused, 2",
        "refused, invalid, 3",
        "conflict, accepted, 3",
    })
    void the_exit_code_tells_the_worst_answer(String one, String other, int expected) throws Exception {
        String id = one + "-" + other;
        int code = send(file("two.jsonl", asking(id + "-1", one), asking(id + "-2", other)));
        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(expected);
        assertThat(out.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains(id + "-1")
                .contains(one);
    }

    @Test
    void no_reply_in_time_is_worse_than_all() throws Exception {
        int code = send(
                "--language",
                "en",
                "--timeout",
                "20",
                file("two.jsonl", asking("silence", "accepted"), asking("x", "invalid")));
        assertThat(code).isEqualTo(4);
        assertThat(out.toString()).contains("invalid");
        assertThat(err.toString()).contains("1 of 2 not answered within 20 s");
    }

    @Test
    void a_file_is_one_request_however_it_is_written() throws Exception {
        Path file = Files.writeString(
                files.resolve("one.json"), "{\n \"id\": \"pretty\",\n \"data\": {\"asks\": \"accepted\"}\n}\n");
        assertThat(send(file.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void the_password_may_come_from_a_file() throws Exception {
        Path secret = Files.writeString(files.resolve("secret"), hub.password + "\n");
        String request = file("one.jsonl", asking("from-file", "accepted"));
        assertThat(send(Map.of(), "--password-file", secret.toString(), request))
                .isZero();
    }

    @Test
    void what_is_wrong_is_said_in_one_line_without_the_password() throws Exception {
        String request = file("one.jsonl", asking("never", "accepted"));
        assertThat(send(Map.of(), request)).isEqualTo(1);
        assertThat(send(Map.of("SIMPUL_PARTNER_PASSWORD", "wrong"), request)).isEqualTo(1);
        assertThat(send(files.resolve("missing.json").toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no password; put it in SIMPUL_PARTNER_PASSWORD")
                .contains("check the partner's id and password")
                .contains("missing.json cannot be read")
                .doesNotContain("wrong")
                .doesNotContain("\n");
    }

    @Test
    void a_protocol_that_is_off_is_said_to_be_off() throws Exception {
        String request = file("one.jsonl", asking("never", "accepted"));
        assertThat(new CommandLine(new SendCommand(Map.of("SIMPUL_STOMP_PORT", "0", "SIMPUL_PARTNER_PASSWORD", "x")))
                        .setErr(new PrintWriter(err))
                        .execute(SCHOOL.value(), "--protocol", "stomp", request))
                .isEqualTo(1);
        assertThat(err.toString()).contains("choose another --protocol");
    }
}
