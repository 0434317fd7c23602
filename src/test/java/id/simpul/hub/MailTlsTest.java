package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail servers are spoken to only if they show a trusted certificate for the name they are called by. */
class MailTlsTest {
    @TempDir
    private Path folder;

    @Test
    void a_mail_server_whose_certificate_names_another_host_gets_no_mail_and_no_password() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        List<String> said = probe(certificate, certificate);

        assertThat(said).hasSize(4);
        assertThat(said)
                .filteredOn(line -> line.contains(" localhost "))
                .containsExactlyInAnyOrder("smtps localhost spoken to", "imaps localhost spoken to");
        assertThat(said)
                .filteredOn(line -> line.contains(" 127.0.0.1 "))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("refused", "127.0.0.1"));
    }

    @Test
    void a_mail_server_whose_certificate_nobody_vouches_for_gets_none_either() throws Exception {
        List<String> said = probe(TestCertificate.in(folder), TestCertificate.in(folder));

        assertThat(said).hasSize(4).allSatisfy(line -> assertThat(line).contains("refused"));
    }

    /** What a JVM that believes one certificate says of a server that shows another. */
    private List<String> probe(TestCertificate shown, TestCertificate believed) throws Exception {
        Path said = folder.resolve("said");
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djavax.net.ssl.trustStore=" + believed.keyStore(),
                        "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD,
                        "-Dgreenmail.tls.keystore.file=" + shown.keyStore(),
                        "-Dgreenmail.tls.keystore.password=" + TestCertificate.PASSWORD,
                        "-Dgreenmail.tls.key.password=" + TestCertificate.PASSWORD,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailTlsProbe.class.getName(),
                        said.toString())
                .redirectErrorStream(true)
                .start();
        probe.getOutputStream().close();
        String log = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(probe.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(probe.exitValue()).as(log).isZero();
        return Files.readAllLines(said);
    }
}
