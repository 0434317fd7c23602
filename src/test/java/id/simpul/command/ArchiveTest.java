package id.simpul.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The class-data archive as the launcher makes and uses it, with a small jar in place of the hub's, on every Java of this machine. */
class ArchiveTest {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    static Stream<Path> every_java() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> installed = Files.isDirectory(INSTALLED) ? Files.list(INSTALLED) : Stream.empty()) {
            return Stream.concat(Stream.of(own), installed.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java"))))
                    .map(ArchiveTest::real)
                    .filter(jdk -> Files.isReadable(jdk.resolve("lib/modules")))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    @BeforeEach
    void install() throws Exception {
        Files.copy(Path.of("simpul"), folder.resolve("simpul"));
        Files.createDirectories(folder.resolve("target"));
        jar("first");
    }

    @ParameterizedTest
    @MethodSource("every_java")
    void classes_come_from_the_archive_once_it_is_made(Path jdk) throws Exception {
        assertThat(called(jdk, "pending")).isEqualTo("first pending");
        assertThat(loaded()).contains("id.simpul.Small source: file:");

        assertThat(called(jdk, "--archive")).isEmpty();

        for (String command : new String[] {"pending", "run", "demo"}) {
            assertThat(called(jdk, command)).isEqualTo("first " + command);
            assertThat(loaded()).contains("id.simpul.Small source: shared objects file");
        }
    }

    @ParameterizedTest
    @MethodSource("every_java")
    void an_old_archive_changes_nothing_and_is_made_anew_beside_the_next_run(Path jdk) throws Exception {
        called(jdk, "--archive");
        String before = Files.readString(folder.resolve("target/archive/of"));
        jar("a second one");

        assertThat(called(jdk, "pending")).isEqualTo("a second one pending");
        assertThat(called(jdk, "run")).isEqualTo("a second one run");

        await().atMost(Duration.ofMinutes(5)).until(() -> !Files.readString(folder.resolve("target/archive/of"))
                .equals(before));
        assertThat(called(jdk, "pending")).isEqualTo("a second one pending");
        assertThat(loaded()).contains("id.simpul.Small source: shared objects file");
        try (Stream<Path> left = Files.list(folder.resolve("target/archive"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("classes.jsa", "of", "tried");
        }
    }

    @ParameterizedTest
    @MethodSource("every_java")
    void an_archive_that_is_none_or_of_a_jar_as_old_is_passed_over_without_a_word(Path jdk) throws Exception {
        called(jdk, "--archive");
        Path jar = folder.resolve("target/simpul.jar");
        var as = Files.getLastModifiedTime(jar);
        jar("quite another");
        Files.setLastModifiedTime(jar, as);
        assertThat(called(jdk, "pending")).isEqualTo("quite another pending");

        Files.delete(folder.resolve("target/archive/classes.jsa"));
        Files.writeString(folder.resolve("target/archive/classes.jsa"), "no archive");
        assertThat(called(jdk, "pending")).isEqualTo("quite another pending");
    }

    @Test
    void what_an_archive_was_made_of_is_told_to_the_second_however_old_it_is() throws Exception {
        Path jdk = Path.of(System.getProperty("java.home"));
        Path jar = folder.resolve("target/simpul.jar");
        Path of = folder.resolve("target/archive/of");
        FileTime old = FileTime.from(Instant.parse("2020-03-04T05:06:07Z"));
        Files.setLastModifiedTime(jar, old);
        called(jdk, "--archive");

        assertThat(of).content().contains(String.valueOf(old.to(TimeUnit.SECONDS)));
    }

    @Test
    void where_nothing_may_be_written_everything_works_without() throws Exception {
        Path jdk = Path.of(System.getProperty("java.home"));
        Files.createFile(folder.resolve("target/archive"));

        assertThat(called(jdk, "run")).isEqualTo("first run");
        assertThat(called(jdk, "pending")).isEqualTo("first pending");
        assertThat(called(jdk, "--archive"))
                .isEqualTo("simpul: no archive could be made in " + folder.resolve("target/archive")
                        + "; starts take longer without.");
    }

    private String called(Path jdk, String command) throws Exception {
        ProcessBuilder launcher =
                new ProcessBuilder("sh", folder.resolve("simpul").toString(), command);
        Files.deleteIfExists(folder.resolve("loaded"));
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("SIMPUL_JAVA_OPTIONS", "-Xlog:class+load:file=" + folder.resolve("loaded"));
        launcher.environment().putAll(environment);
        Process process = launcher.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    }

    private String loaded() throws IOException {
        return Files.readString(folder.resolve("loaded"));
    }

    /** Beside the command it says a word of its own, so that one jar is told from another, by its size too. */
    private void jar(String word) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/id/simpul"));
        Path small = Files.writeString(
                source.resolve("Small.java"),
                "package id.simpul; public class Small { public static void main(String[] args) {"
                        + " System.out.println(\"" + word + " \" + args[0]); } }");
        Path rehearsal = Files.writeString(
                source.resolve("Rehearsal.java"),
                "package id.simpul; public class Rehearsal { public static void main(String[] args) {"
                        + " Small.main(new String[] {\"rehearsed\"}); } }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", small.toString(), rehearsal.toString()))
                .isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, "id.simpul.Small");
        try (OutputStream file = Files.newOutputStream(folder.resolve("target/simpul.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            for (String name : new String[] {"Small", "Rehearsal"}) {
                jar.putNextEntry(new JarEntry("id/simpul/" + name + ".class"));
                jar.write(Files.readAllBytes(source.resolve(name + ".class")));
            }
        }
    }
}
