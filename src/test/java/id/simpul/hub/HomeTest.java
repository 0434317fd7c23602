package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.database.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path parent;

    @Test
    void a_home_and_its_secrets_are_their_owners_alone_and_stay_the_same() throws IOException {
        Path directory = parent.resolve("a/new/home");
        String secret;
        try (Home home = Home.take(directory)) {
            secret = home.secrets().get(Secrets.DATABASE);
            assertThat(secret)
                    .matches("[0-9a-z]{40,50}")
                    .isNotEqualTo(home.secrets().get(Secrets.BROKER));
            assertThat(permissions(home.directory())).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("secrets"))).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("secrets/database"))).isEqualTo("rw-------");
        }
        try (Home home = Home.take(directory)) {
            assertThat(home.secrets().get(Secrets.DATABASE)).isEqualTo(secret);
            assertThat(Secrets.of(directory).get(Secrets.DATABASE)).isEqualTo(secret);
        }
    }

    @Test
    void two_hubs_that_share_their_secrets_and_begin_together_have_the_same() throws Exception {
        Path shared = Files.createDirectories(parent.resolve("home/secrets"));
        List<Secrets> hubs = Stream.generate(() -> new Secrets(shared)).limit(8).toList();

        Set<String> had = hubs.parallelStream()
                .flatMap(hub -> Stream.of(Secrets.FINGERPRINTS, Secrets.CONSOLE).map(hub::get))
                .collect(Collectors.toSet());

        assertThat(had).hasSize(2);
        assertThat(shared.toFile().list()).containsExactlyInAnyOrder("fingerprints", "console");
    }

    @Test
    void a_home_with_empty_volumes_laid_into_it_is_a_new_one() throws IOException {
        Path directory = Files.createDirectory(
                parent.resolve("volume"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String volume : List.of("secrets", "scans")) {
            Files.createDirectory(directory.resolve(volume));
        }

        try (Home home = Home.take(directory)) {
            assertThat(home.secrets().get(Secrets.LINKS)).isNotEmpty();
        }
    }

    @Test
    void a_home_that_others_can_enter_is_refused() throws IOException {
        Path directory = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatThrownBy(() -> Home.take(directory))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("chmod 700 ");
    }

    @Test
    void a_secret_that_others_can_read_is_refused() throws IOException {
        try (Home home = Home.take(parent.resolve("home"))) {
            home.secrets().get(Secrets.FINGERPRINTS);
            Files.setPosixFilePermissions(
                    home.secrets().file(Secrets.FINGERPRINTS), PosixFilePermissions.fromString("rw-r--r--"));

            assertThatThrownBy(() -> home.secrets().get(Secrets.FINGERPRINTS))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("chmod 600 ");
        }
    }

    @Test
    void a_home_that_is_a_file_is_refused() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "not a directory");

        assertThatThrownBy(() -> Home.take(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SIMPUL_HOME");
        assertThatThrownBy(() -> Secrets.of(parent)).isInstanceOf(StartRefused.class);
    }

    @Test
    void a_second_hub_in_the_same_process_is_refused_and_takes_nothing_away() {
        Path directory = parent.resolve("home");
        try (Home first = Home.take(directory)) {
            assertThatThrownBy(() -> Home.take(directory)).isInstanceOf(StartRefused.class);
            assertThatThrownBy(() -> Home.take(directory)).isInstanceOf(StartRefused.class);
            assertThat(first.directory()).exists();
        }
        Home.take(directory).close();
    }

    @Test
    void a_second_hub_is_told_which_process_has_the_home_and_may_have_it_once_that_is_killed() throws Exception {
        Path directory = parent.resolve("home");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader says = other.inputReader()) {
            assertThat(says.readLine()).isEqualTo("taken");
            assertThatThrownBy(() -> Home.take(directory))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("(process " + other.pid() + ")");
        } finally {
            other.destroyForcibly().waitFor();
        }
        Home.take(directory).close();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** Another process that has the home until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            Home.take(Path.of(args[0]));
            System.out.println("taken");
            System.in.read();
        }
    }
}
