package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.command.Faults.Fault;
import id.simpul.ledger.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** {@code ./simpul check} finds each fault of an installation on which no hub runs, and says what to do, in both languages. */
class FaultsTest {
    /** Of a sound one. */
    private static final List<String> SOUND = List.of("hub-silent", "public-url");

    private static final GreenMail MAIL = MailServers.of(ServerSetup.PROTOCOL_SMTP);

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        MAIL.setUser("hub@perpustakaan.example", "hub", "secret");
        MAIL.start();
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @Test
    void of_a_sound_installation_nothing_is_said_but_that_no_hub_runs() throws Exception {
        try (Faults sound = new Faults(folder, MAIL)) {
            assertThat(codes(sound.environment())).isEqualTo(SOUND);
        }
    }

    static Stream<Fault> faults() {
        return Faults.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void each_is_found_and_what_to_do_is_said(Fault fault) throws Exception {
        try (Faults installation = new Faults(folder, MAIL)) {
            fault.plant().in(installation);

            assertThat(codes(installation.environment())).contains(fault.code());
            assertThat(said(installation.environment(), "en")).contains(fault.english());
            assertThat(said(installation.environment(), "id")).contains(fault.indonesian());
        }
    }

    private static List<String> codes(Map<String, String> environment) {
        return said(environment, "en", "--json")
                .lines()
                .map(Json::parse)
                .map((ObjectNode finding) -> finding.path("code").asText())
                .sorted()
                .toList();
    }

    /** As a person reads it; no hub runs, which is wrong. */
    private static String said(Map<String, String> environment, String language, String... options) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new CheckCommand(environment))
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(Stream.of("--language", language), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(exit).isEqualTo(1);
        return out.toString();
    }
}
