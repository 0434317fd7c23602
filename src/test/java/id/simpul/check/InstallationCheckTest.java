package id.simpul.check;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.TestCertificate;
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
        assertThat(wrong(Map.of("SIMPUL_HTTP_PORT", "x", "SIMPUL_PUBLIC_URL", "y")))
                .extracting(Finding::about)
                .containsExactlyInAnyOrder("SIMPUL_HTTP_PORT", "SIMPUL_PUBLIC_URL");
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

    @Test
    void what_the_operator_allowed_against_better_advice_is_a_warning() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        Files.setPosixFilePermissions(certificate.keyStore(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(found(
                        Map.of(
                                "SIMPUL_DB_URL", "jdbc:postgresql://db.example.org/simpul",
                                "SIMPUL_PLAINTEXT_TO", "database",
                                "SIMPUL_PUBLIC_URL", "http://simpul.example.org",
                                "SIMPUL_TLS_KEYSTORE", certificate.keyStore().toString(),
                                "SIMPUL_TLS_PASSWORD", TestCertificate.PASSWORD),
                        Level.WARNING))
                .extracting(Finding::code)
                .contains("plaintext", "public-url-plain", "key-store-readable");
    }

    @Test
    void a_library_whose_mails_name_no_telephone_and_no_address_or_reach_no_staff_is_told_so() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "- effective: 2020-01-01\n");

        assertThat(codes(Map.of("SIMPUL_POLICY", policy.toString())))
                .contains("library-name", "library-phone", "library-staff", "mail-from");
    }

    @Test
    void a_library_that_has_said_who_it_is_is_not_asked_again() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                - effective: 2020-01-01
                  library: {name: Perpustakaan Contoh, phone: "WhatsApp 0812 0000 0000", staff-mail: petugas@perpustakaan.example}
                """);

        assertThat(codes(Map.of(
                        "SIMPUL_POLICY", policy.toString(), "SIMPUL_MAIL_FROM", "kerjasama@perpustakaan.example")))
                .doesNotContain("library-name", "library-phone", "library-staff", "mail-from");
    }

    private List<String> codes(Map<String, String> environment) {
        return new InstallationCheck(environment, home)
                .findings(true).stream().map(Finding::code).toList();
    }

    @Test
    void what_links_begin_with_is_told() {
        assertThat(found(Map.of("SIMPUL_PUBLIC_URL", "https://simpul.example.org"), Level.NOTE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says().indonesian()).contains("https://simpul.example.org"));
    }

    private List<Finding> wrong(Map<String, String> variables) {
        return found(variables, Level.WRONG);
    }

    private List<Finding> found(Map<String, String> variables, Level level) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("SIMPUL_HOME", home.toString());
        return new InstallationCheck(environment, home)
                .findings(true).stream()
                        .filter(finding -> finding.level() == level)
                        .toList();
    }
}
