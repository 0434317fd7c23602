package id.simpul.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyCheckTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer database;
    private volatile String asked = "";
    private volatile int status = 200;
    private volatile String answer = "{\"results\":[{},{}]}";

    @BeforeEach
    void start() throws IOException {
        database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext("/v1/querybatch", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        database.start();
        Files.writeString(bill(), """
                {"components":[{"name":"a","purl":"pkg:maven/org.example/a@1.0?type=jar"},
                 {"name":"b","purl":"pkg:maven/org.example/b@2.0?classifier=x&type=jar"}]}""");
    }

    @AfterEach
    void stop() {
        database.stop(0);
    }

    private Path bill() {
        return folder.resolve("bom.json");
    }

    private int check() {
        URI there = URI.create("http://127.0.0.1:" + database.getAddress().getPort() + "/v1/querybatch");
        return new DependencyCheck(there, new PrintStream(said, true, UTF_8)).check(bill());
    }

    private String said() {
        return said.toString(UTF_8);
    }

    @Test
    void components_of_which_nothing_is_known_pass() {
        assertThat(check()).isEqualTo(DependencyCheck.CLEAN);
        assertThat(asked).contains("\"pkg:maven/org.example/a@1.0\"", "\"pkg:maven/org.example/b@2.0\"");
        assertThat(said()).contains("2 components asked", "0 vulnerabilities");
    }

    @Test
    void one_that_is_known_is_named_and_fails() {
        answer = "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-xxxx\"},{\"id\":\"CVE-1\"}]}]}";

        assertThat(check()).isEqualTo(DependencyCheck.VULNERABLE);
        assertThat(said()).contains("VULNERABLE pkg:maven/org.example/b@2.0 GHSA-xxxx", "2 vulnerabilities");
    }

    @Test
    void a_database_that_is_away_or_says_something_else_is_no_pass() {
        status = 503;
        assertThat(check()).isEqualTo(DependencyCheck.NOT_CHECKED);
        status = 200;
        answer = "{\"results\":[{}]}";
        assertThat(check()).isEqualTo(DependencyCheck.NOT_CHECKED);
        answer = "<html>";
        assertThat(check()).isEqualTo(DependencyCheck.NOT_CHECKED);
        database.stop(0);
        assertThat(check()).isEqualTo(DependencyCheck.NOT_CHECKED);
        assertThat(said().lines()).hasSize(4).allMatch(line -> line.startsWith("NOT CHECKED: "));
    }

    @Test
    void a_bill_without_components_is_no_pass() throws IOException {
        Files.writeString(bill(), "{}");

        assertThat(check()).isEqualTo(DependencyCheck.NOT_CHECKED);
    }
}
