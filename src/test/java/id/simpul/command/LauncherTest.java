package id.simpul.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, with a Java that only says how it was called. */
class LauncherTest {
    private static final String ENDS = "-XX:+ExitOnOutOfMemoryError";

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws Exception {
        Files.copy(Path.of("simpul"), folder.resolve("simpul"));
        Files.createFile(Files.createDirectories(folder.resolve("target")).resolve("simpul.jar"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        executable(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "17.0.15"' >&2; else echo "$@"; fi
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo"})
    void a_hub_is_started_so_that_it_ends_when_its_memory_is_out(String command) throws Exception {
        assertThat(called(command)).contains(ENDS, "-Xmx300m", "simpul.jar " + command);
    }

    @Test
    void other_commands_are_not() throws Exception {
        assertThat(called("check")).doesNotContain(ENDS).endsWith("simpul.jar check");
    }

    /** No command can say it, since none runs. */
    @Test
    void of_a_java_that_is_too_old_it_says_what_to_do() throws Exception {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");

        assertThat(called("check"))
                .contains(
                        "perlu Java 17 atau lebih baru (yang ada: 11). Pasang JDK dan taruh di PATH, atau isi JAVA_HOME")
                .contains("needs Java 17 or later (found: 11). Install a JDK and put it on the PATH, or set JAVA_HOME");
    }

    @Test
    void a_link_to_it_anywhere_leads_to_the_program() throws Exception {
        Path program = folder.resolve("simpul");
        Path second = Files.createSymbolicLink(folder.resolve("simpul-sekarang"), Path.of("simpul"));
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("simpul"), second);

        assertThat(called(link, "check")).isEqualTo(called(program, "check")).endsWith("simpul.jar check");
    }

    /** As /usr/bin/java of macOS is one, and those of jenv and asdf: what belongs to Java lies elsewhere. */
    @Test
    void where_java_is_only_called_by_another_program_the_first_run_builds_and_goes_on_without_an_archive()
            throws Exception {
        Files.createFile(folder.resolve("pom.xml"));
        Files.createDirectories(folder.resolve("src/main"));
        for (String sources : List.of("routes", "seeds")) {
            Files.createDirectory(folder.resolve(sources));
        }
        Files.delete(folder.resolve("target/simpul.jar"));
        executable(folder.resolve("mvnw"), "#!/bin/sh\ntouch target/simpul.jar\n");

        assertThat(called("check")).contains("simpul: ready.").endsWith("simpul.jar check");
        assertThat(called("--archive")).contains("no archive could be made");
    }

    private static void executable(Path file, String script) throws Exception {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String called(String command) throws Exception {
        return called(folder.resolve("simpul"), command);
    }

    private String called(Path program, String command) throws Exception {
        ProcessBuilder launcher = new ProcessBuilder("sh", program.toString(), command);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().put("SIMPUL_JAVA_OPTIONS", "-Xmx300m");
        Process process = launcher.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
