package id.simpul.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "17.0.15"' >&2; else echo "$@"; fi
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
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

    private String called(String command) throws Exception {
        ProcessBuilder launcher =
                new ProcessBuilder("sh", folder.resolve("simpul").toString(), command);
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().put("SIMPUL_JAVA_OPTIONS", "-Xmx300m");
        Process process = launcher.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
