package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school gives an address of e-mail, and whoever reads it there says that it is right. */
class ConfirmationJourney {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NEW = "baru@sekolah.example";

    @TempDir
    private Path directory;

    private WholeHub hub;
    private Member school;
    private Member national;

    @BeforeEach
    void open() {
        hub = WholeHub.withDatabase(directory).start();
        school = hub.add("sd-01", "school", "email");
        hub.add("sd-02", "school", "email");
        national = hub.add("nasional", "national");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void mails_go_to_the_old_address_until_the_new_ones_reader_presses_the_button() throws Exception {
        give(school, "ubah-1");
        URI link = new Mailbox(hub, NEW).link();
        announce("kabar-1", "Pameran pertama");
        arrives("sd-01@example.org", "Pameran pertama");
        arrives("sd-02@example.org", "Pameran pertama");

        for (String method : List.of("HEAD", "GET", "GET")) {
            HttpResponse<String> page = call(method, link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
            if (method.equals("GET")) {
                assertThat(page.body())
                        .contains("Ya, alamat ini benar", "Yes, this address is right", "Contoh sd-01")
                        .doesNotContain("@sekolah", "@example", "Ibu Contoh");
            }
        }
        assertThat(addresses("sd-01")).containsExactly("sd-01@example.org " + NEW);

        assertThat(call("POST", link).body()).contains("Alamat surel sudah dikonfirmasi");
        assertThat(call("POST", link).body()).contains("Alamat surel sudah dikonfirmasi");
        assertThat(call("GET", link).body()).contains("sudah dikonfirmasi").doesNotContain("<button");
        assertThat(addresses("sd-01")).containsExactly(NEW + " ");
        announce("kabar-2", "Pameran kedua");
        arrives(NEW, "Pameran kedua");
        arrives("sd-02@example.org", "Pameran kedua");
        assertThat(new Mailbox(hub, "sd-01@example.org").subjects()).noneMatch(one -> one.contains("kedua"));
        assertThat(hub.rows("select step from events where step = 'address-confirmed'"))
                .hasSize(1);
    }

    @Test
    void a_link_that_is_not_good_says_what_to_do_and_many_from_one_place_are_slowed() throws Exception {
        give(school, "ubah-1");
        URI good = new Mailbox(hub, NEW).link();
        for (int n = 0; n < 20; n++) {
            boolean looks = n % 2 == 0;
            HttpResponse<String> page = call(looks ? "GET" : "POST", hub.url("/p/AAAAAAAAAAAAAAAAAAAA" + (10 + n)));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body())
                    .contains(looks ? "Tautan ini tidak berlaku lagi" : "Lihat surel Anda", "hubungi perpustakaan");
        }

        HttpResponse<String> slowed = call("GET", hub.url("/p/..%2F..%2Fpartners"));
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        assertThat(call("GET", good).statusCode()).isEqualTo(200);
        assertThat(call("PUT", good).statusCode()).isBetween(404, 405);
    }

    @Test
    void what_opens_a_link_stands_in_the_mail_and_nowhere_else() throws Exception {
        try (EverythingKept kept = new EverythingKept(hub)) {
            give(school, "ubah-1");
            URI link = new Mailbox(hub, NEW).link();
            call("GET", link);
            call("POST", link);
            call("DELETE", link);
            String token = link.getPath().replace("/p/", "");

            assertThat(kept.texts().entrySet())
                    .filteredOn(place -> place.getValue().stream().anyMatch(text -> text.contains(token)))
                    .singleElement()
                    .satisfies(place -> assertThat(place.getKey()).endsWith(".eml"));
        }
    }

    @Test
    void staff_see_which_addresses_wait() throws Exception {
        give(school, "ubah-1");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.hub().acts().get("partner.list").perform(Json.object(), WholeHub.staff()))
                .filteredOn(row -> row.has("unconfirmed"))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("sd-01", NEW)));

        new Mailbox(hub, NEW).confirm();
        assertThat(hub.hub().acts().get("partner.list").perform(Json.object(), WholeHub.staff()))
                .noneMatch(row -> row.has("unconfirmed"));
    }

    private void give(Member partner, String id) throws Exception {
        ObjectNode data = Json.object();
        data.putObject("contact").put("name", "Ibu Contoh").put("email", NEW);
        try (JmsSystem system = JmsSystem.amqp(hub, partner)) {
            system.send(Asked.event(partner.id(), id, "partner.update", data));
            assertThat(system.reply().status()).isEqualTo("accepted");
        }
    }

    private void announce(String id, String subject) throws Exception {
        ObjectNode data = Json.object().put("subject", subject).put("body", "Datang dan lihatlah.");
        data.putArray("audience").add("school");
        try (JmsSystem system = JmsSystem.amqp(hub, national)) {
            system.send(Asked.event(national.id(), id, "information.publish", data));
            assertThat(system.reply().status()).isEqualTo("accepted");
        }
    }

    private void arrives(String address, String subject) {
        await().atMost(SOON).untilAsserted(() -> assertThat(new Mailbox(hub, address).subjects())
                .anyMatch(one -> one.contains(subject)));
    }

    private List<String> addresses(String partner) {
        return hub.rows("select email || ' ' || coalesce(email_unconfirmed, '') from partners where id = ?", partner);
    }

    private static HttpResponse<String> call(String method, URI page) {
        return WholeHub.http(HttpRequest.newBuilder(page)
                .method(method, BodyPublishers.noBody())
                .build());
    }
}
