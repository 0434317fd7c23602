package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.policy.Rule;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dinas and the library exchange publications: each says its part by its own system, and the staff do theirs. */
@Shows({Rule.R13, Rule.R14, Rule.R15, Rule.R16})
class ExchangeJourney {
    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static JmsSystem library;
    private static JmsSystem dinas;
    private static int requests;

    @BeforeAll
    static void start() throws JMSException {
        hub = WholeHub.withDatabase(home).start();
        library = JmsSystem.core(hub, hub.add("library", "library"));
        dinas = JmsSystem.amqp(hub, hub.add("dinas-tambang", "dinas", "queue"));
    }

    @AfterAll
    static void stop() throws JMSException {
        dinas.close();
        library.close();
        hub.close();
    }

    @Test
    void publications_are_exchanged_from_the_offer_to_the_last_receipt() throws JMSException {
        assertThat(byLibrary("catalogue.item", copy("EX-1", "Rumah Gadang")).status())
                .isEqualTo("accepted");
        assertThat(byLibrary("catalogue.item", copy("EX-2", "Kaba Cindua Mato")).status())
                .isEqualTo("accepted");
        Answered wanted = byLibrary("exchange.want", titles("titles", "Sejarah Tambang", "Orang Rantai"));
        assertThat(wanted.outcome()).hasToString("{\"wanted\":2}");

        Answered offer = byDinas("exchange.offer", offer());
        assertThat(offer.status()).isEqualTo("accepted");
        assertThat(offer.problems()).containsExactly("for-sale /data/offered/0");
        String exchange = offer.outcome().path("exchange").asText();
        List<String> pairs = offer.outcome().path("pairs").findValuesAsText("pair");
        assertThat(offer.outcome().path("pairs").findValuesAsText("gets"))
                .containsExactly("Rumah Gadang", "Kaba Cindua Mato");
        assertThat(offer.outcome().path("pairs").findValuesAsText("near")).containsExactly("false", "true");
        assertThat(notice("exchange.proposed").at("/data/pairs").size()).isEqualTo(2);

        Answered early = byDinas("exchange.sent", named(exchange, "pairs", pairs));
        assertThat(states(early)).containsExactly("sent", "proposed");
        assertThat(early.problems()).containsExactly("pair-wrong-state /data/pairs/1");
        ObjectNode answer = named(exchange, "agree", pairs);
        assertThat(states(byDinas("exchange.answer", answer))).containsExactly("sent", "proposed");
        byStaff("agree", exchange);
        assertThat(notice("exchange.progress").at("/data/pairs/1/state").asText())
                .isEqualTo("agreed");

        assertThat(states(byDinas("exchange.received", named(exchange, "pairs", pairs.subList(0, 1)))))
                .containsExactly("received");
        byStaff("sent", exchange);
        assertThat(notice("exchange.progress").at("/data/balance").asInt()).isEqualTo(2);
        byStaff("received", exchange);
        assertThat(notice("exchange.progress").at("/data/balance").asInt()).isZero();
        Answered last = byDinas("exchange.received", named(exchange, "pairs", pairs));
        assertThat(states(last)).containsExactly("closed", "closed");

        Answered late = byDinas("exchange.sent", named(exchange, "pairs", pairs));
        assertThat(late.status()).isEqualTo("accepted");
        assertThat(states(late)).containsExactly("closed", "closed");
        Answered contradiction = byDinas("exchange.answer", declined(exchange, pairs));
        assertThat(contradiction.status()).isEqualTo("refused");
        assertThat(contradiction.problems())
                .containsExactly("pair-wrong-state /data/decline/0", "pair-wrong-state /data/decline/1");
        assertThat(act("exchange.list", Json.object())).isEmpty();
        assertThat(hub.rows("select loan from items where barcode like 'EX-%' order by barcode"))
                .containsExactlyElementsOf(pairs);
    }

    @Test
    void a_gift_is_told_apart_from_what_is_exchanged() throws JMSException {
        Answered gift = byDinas("exchange.gift", titles("items", "Peta Lama", "Peta Baru"));

        assertThat(gift.status()).isEqualTo("accepted");
        assertThat(gift.outcome().path("gift").asText())
                .isEqualTo(gift.event().at("/data/reference").asText());
        ObjectNode standing = act("exchange.balance", Json.object().put("partner", "dinas-tambang"))
                .get(0);
        assertThat(standing.get("giftsReceived").asInt()).isEqualTo(2);
        assertThat(standing.get("balance").asInt()).isZero();
    }

    private static Answered byLibrary(String type, ObjectNode data) throws JMSException {
        library.send(Asked.event("library", "l-" + ++requests, type, data));
        return library.reply();
    }

    private static Answered byDinas(String type, ObjectNode data) throws JMSException {
        dinas.send(Asked.event("dinas-tambang", "d-" + ++requests, type, data));
        return dinas.reply();
    }

    private static void byStaff(String act, String exchange) {
        act("staff.exchange", Json.object().put("exchange", exchange).put("act", act));
    }

    private static List<ObjectNode> act(String name, ObjectNode arguments) {
        return hub.hub().acts().get(name).perform(arguments, new Staff("Sari", "diperiksa"));
    }

    private static JsonNode notice(String topic) throws JMSException {
        JsonNode event = dinas.notice().event();
        assertThat(event.path("type").asText()).isEqualTo("id.simpul.notice." + topic + ".v1");
        return event;
    }

    private static ObjectNode copy(String barcode, String title) {
        return Json.object()
                .put("barcode", barcode)
                .put("title", title)
                .put("collection", "exchange")
                .put("condition", "good")
                .put("lendable", true);
    }

    /** One for sale, one the library wants, and one nearly so. */
    private static ObjectNode offer() {
        ObjectNode data = titles("wanted", "RUMAH GADANG", "Kaba Cindua Mato");
        List<String> offered = List.of("Buku Jualan", "Sejarah Tambang", "Orang Rantay");
        for (String title : offered) {
            data.withArray("/offered")
                    .addObject()
                    .put("ref", "t-" + offered.indexOf(title))
                    .put("title", title)
                    .put("forSale", title.equals("Buku Jualan"));
        }
        return data;
    }

    private static ObjectNode titles(String field, String... titles) {
        ObjectNode data = Json.object();
        for (String title : titles) {
            data.withArray("/" + field).addObject().put("title", title);
        }
        return data;
    }

    private static ObjectNode named(String exchange, String field, List<String> pairs) {
        ObjectNode data = Json.object().put("exchange", exchange);
        pairs.forEach(data.withArray("/" + field)::add);
        return data;
    }

    private static ObjectNode declined(String exchange, List<String> pairs) {
        ObjectNode data = named(exchange, "decline", pairs);
        data.putArray("agree");
        return data;
    }

    private static List<String> states(Answered answered) {
        List<String> states = new ArrayList<>();
        answered.outcome()
                .path("pairs")
                .forEach(pair -> states.add(pair.path("state").asText()));
        return states;
    }
}
