package id.simpul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.simpul.command.CommandFailed;
import id.simpul.command.RunCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that is shipped for systemd, held to what the hub does. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("docs/examples/simpul.service");
    private static final int NOT_INSTALLED = 77;
    /** What a stop is promised to take at most. */
    private static final int STOP_SECONDS = 20;

    private final List<String> lines;

    SystemdUnitTest() throws IOException {
        lines = Files.readAllLines(UNIT);
    }

    private String value(String name) {
        assertThat(lines).filteredOn(line -> line.startsWith(name + "=")).hasSize(1);
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    @Test
    void it_starts_a_command_that_there_is() {
        String[] words = value("ExecStart").split(" ");

        assertThat(words).hasSize(2);
        assertThat(words[0]).endsWith("/simpul");
        assertThat(Simpul.all().getSubcommands()).containsKey(words[1]);
    }

    @Test
    void a_stop_by_the_service_manager_is_no_failure_and_has_the_time_it_needs() {
        assertThat(value("SuccessExitStatus"))
                .as("what StopJourney sees at SIGTERM")
                .isEqualTo("143");
        assertThat(Integer.parseInt(value("TimeoutStopSec"))).isGreaterThan(STOP_SECONDS);
        assertThat(value("KillMode"))
                .as("the database ends with its hub, not before it")
                .isEqualTo("mixed");
    }

    @Test
    void it_is_not_started_again_where_no_start_can_do_better_and_else_it_is() {
        assertThat(value("Restart")).isEqualTo("on-failure");
        Set<String> prevented =
                new TreeSet<>(List.of(value("RestartPreventExitStatus").split(" ")));

        assertThat(prevented)
                .containsExactly(String.valueOf(Simpul.MISUSED), String.valueOf(CommandFailed.MISCONFIGURED))
                .doesNotContain(String.valueOf(RunCommand.ANOTHER_HAS_THE_DATABASE));
    }

    @Test
    void a_mistake_in_the_settings_ends_a_start_with_the_code_that_prevents_another(@TempDir Path home)
            throws Exception {
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simpul.class.getName(),
                        "run",
                        "--language",
                        "en")
                .redirectErrorStream(true);
        start.environment().keySet().removeIf(name -> name.startsWith("SIMPUL_"));
        start.environment().put("SIMPUL_HOME", home.toString());
        start.environment().put("SIMPUL_HTTP_PROT", "8080");
        Process process = start.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(CommandFailed.MISCONFIGURED);
        assertThat(said).contains("SIMPUL_HTTP_PROT");
    }

    @Test
    void systemd_itself_takes_it() throws Exception {
        Process check = new ProcessBuilder("docker/check", "systemd")
                .redirectErrorStream(true)
                .start();
        check.getOutputStream().close();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assumeTrue(check.exitValue() != NOT_INSTALLED, said);

        assertThat(check.exitValue()).as(said).isZero();
    }

    @Test
    void it_runs_as_a_user_of_its_own_and_writes_in_its_own_folder_alone() {
        assertThat(value("User")).isNotEqualTo("root");
        assertThat(lines)
                .contains(
                        "ProtectSystem=strict",
                        "NoNewPrivileges=yes",
                        "CapabilityBoundingSet=",
                        "UMask=0077",
                        "StateDirectoryMode=0700")
                .noneMatch(line -> line.startsWith("ReadWritePaths"));
        assertThat(value("Environment")).isEqualTo("SIMPUL_HOME=/var/lib/" + value("StateDirectory") + "/home");
    }
}
