package id.simpul.check;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.check.Finding.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationCheckTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void make() throws Exception {
        home = Files.createDirectory(
                folder.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Test
    void of_a_sound_installation_nothing_is_wrong() {
        assertThat(wrong(Map.of())).isEmpty();
    }

    @Test
    void a_home_that_is_not_there_yet_is_all_right() throws Exception {
        Files.delete(home);

        assertThat(wrong(Map.of())).isEmpty();
    }

    @Test
    void every_mistake_in_the_settings_is_told() {
        assertThat(wrong(Map.of("SIMPUL_HTTP_PORT", "x", "SIMPUL_HTTP_HOST", "0.0.0.0")))
                .extracting(Finding::about)
                .containsExactlyInAnyOrder("SIMPUL_HTTP_PORT", "SIMPUL_HTTP_HOST");
    }

    @Test
    void the_options_for_java_are_a_setting_like_others() {
        assertThat(wrong(Map.of("SIMPUL_JAVA_OPTIONS", "-Dsimpul.log=json"))).isEmpty();
    }

    @Test
    void a_home_that_others_may_enter_is_wrong() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(wrong(Map.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says().english()).contains("chmod 700"));
    }

    @Test
    void a_mistake_in_the_policy_is_told_with_its_place() throws Exception {
        Files.writeString(home.resolve("policy.yaml"), "no-such-thing: 1\n");

        assertThat(wrong(Map.of())).isNotEmpty().allSatisfy(finding -> assertThat(finding.about())
                .contains("policy.yaml"));
    }

    private List<Finding> wrong(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("SIMPUL_HOME", home.toString());
        return new InstallationCheck(environment, home)
                .findings().stream()
                        .filter(finding -> finding.level() == Level.WRONG)
                        .toList();
    }
}
