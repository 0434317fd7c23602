package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.TestCertificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that speaks TLS is used only if it shows the certificate that is trusted, for the name it is called by. */
class DatabaseTlsTest {
    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.in(folder);
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .setServerConfig("unix_socket_directories", "\"\"")
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static String url(String host, TestCertificate trusted) throws Exception {
        return "jdbc:postgresql://" + host + ":" + server.getPort() + "/postgres?sslmode=verify-full&sslrootcert="
                + trusted.certificate();
    }

    @Test
    void the_server_that_is_trusted_is_used_and_by_tls() throws Exception {
        String url = url("localhost", certificate);
        assertThat(DatabaseUrl.parse(url).isVerified()).isTrue();
        try (Database database = Database.open(url, "postgres", "")) {
            boolean encrypted = database.jdbi()
                    .withHandle(db -> db.createQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                            .mapTo(Boolean.class)
                            .one());
            assertThat(encrypted).isTrue();
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        String url = url("127.0.0.1", certificate);
        assertThatThrownBy(() -> Database.open(url, "postgres", ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SIMPUL_DB_URL")
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void a_certificate_that_nobody_trusted_vouches_for_is_refused() throws Exception {
        String url = url("localhost", TestCertificate.in(folder));
        assertThatThrownBy(() -> Database.open(url, "postgres", ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SIMPUL_DB_URL");
    }
}
